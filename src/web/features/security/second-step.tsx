import type { SecondFactorNeeded } from "#contracts/second-factor.ts";
import { Button } from "../../components/button.tsx";
import { CredentialsPage } from "../auth/credentials-page.tsx";
import { ProofForm } from "./proof-form.tsx";
import { secondStepPasskey, useSecondStep } from "./requests/second-step.ts";

type SecondStepProps = { needed: SecondFactorNeeded["secondFactor"]; onStartAgain(): void };

/** The second step of signing in. */
export default function SecondStep({ needed, onStartAgain }: SecondStepProps) {
  const finish = useSecondStep(needed.challenge);
  return (
    <CredentialsPage
      title="One more step"
      lead={<p>You are almost in. Now show that it is really you.</p>}
    >
      <ProofForm
        methods={needed.methods}
        act="Sign in"
        passkeyOptions={() => secondStepPasskey(needed.challenge)}
        onProof={finish.mutateAsync}
      />
      <Button look="plain" className="-ms-4 w-fit" onClick={onStartAgain}>
        Start again
      </Button>
    </CredentialsPage>
  );
}
