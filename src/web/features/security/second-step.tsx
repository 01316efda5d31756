import type { SecondFactorNeeded } from "#contracts/second-factor.ts";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { CredentialsPage } from "../auth/credentials-page.tsx";
import { ProofForm } from "./proof-form.tsx";
import { secondStepPasskey, useSecondStep } from "./requests/second-step.ts";

type SecondStepProps = { needed: SecondFactorNeeded["secondFactor"]; onStartAgain(): void };

/** The second step of signing in. */
export default function SecondStep({ needed, onStartAgain }: SecondStepProps) {
  const finish = useSecondStep(needed.challenge);
  return (
    <CredentialsPage
      title={t("security:secondStep.title")}
      lead={<p>{t("security:secondStep.lead")}</p>}
    >
      <ProofForm
        methods={needed.methods}
        act="signIn"
        passkeyOptions={() => secondStepPasskey(needed.challenge)}
        onProof={finish.mutateAsync}
      />
      <Button look="plain" className="-ms-4 w-fit" onClick={onStartAgain}>
        {t("security:secondStep.again")}
      </Button>
    </CredentialsPage>
  );
}
