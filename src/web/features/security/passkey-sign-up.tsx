import { KeyRound } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useEnter } from "../auth/use-enter.ts";
import { sentenceForPasskey } from "./passkeys.ts";
import { RecoveryCodesSheet } from "./recovery-codes-sheet.tsx";
import { type Applicant, usePasskeySignUp } from "./requests/passkey-sign-up.ts";

/** An account without a password. It needs the e-mail address that was typed above it. */
export default function PasskeySignUp({ applicant }: { applicant: Applicant }) {
  const signUp = usePasskeySignUp();
  const enter = useEnter();
  const fault = signUp.error
    ? (sentenceForPasskey(signUp.error) ?? sentenceFor(signUp.error))
    : null;
  return (
    <div className="grid gap-4">
      <p className="text-note text-soft">{t("welcome:signUp.passkeyFirst")}</p>
      {fault === null ? null : <Notice kind="fault">{fault}</Notice>}
      <Button
        type="submit"
        className="min-h-12"
        disabled={signUp.isPending}
        onClick={(event) => {
          // What is wrong with the address is told by the browser, at its field.
          if (event.currentTarget.form?.checkValidity()) signUp.mutate(applicant);
        }}
      >
        <KeyRound aria-hidden className="size-5" />
        {signUp.isPending ? t("shared:waitingForDevice") : t("welcome:signUp.createPasskey")}
      </Button>
      <RecoveryCodesSheet
        codes={signUp.data?.recoveryCodes ?? null}
        onClose={() => signUp.data && enter(signUp.data)}
      />
    </div>
  );
}
