import { KeyRound } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { useEnter } from "../auth/use-enter.ts";
import { sentenceForPasskey, whyNoPasskeys } from "./passkeys.ts";
import { RecoveryCodesSheet } from "./recovery-codes-sheet.tsx";
import { type Applicant, usePasskeySignUp } from "./requests/passkey-sign-up.ts";

/** An account without a password. It needs the e-mail address that was typed above it. */
export default function PasskeySignUp({ applicant }: { applicant: Applicant }) {
  const signUp = usePasskeySignUp();
  const enter = useEnter();
  if (whyNoPasskeys() !== null) return null;
  const fault = signUp.error
    ? (sentenceForPasskey(signUp.error) ?? sentenceFor(signUp.error))
    : null;
  return (
    <div className="grid gap-3 border-t border-line pt-5">
      {fault === null ? null : <Notice kind="fault">{fault}</Notice>}
      <Button
        look="quiet"
        className="min-h-12"
        disabled={signUp.isPending || applicant.email === ""}
        onClick={() => signUp.mutate(applicant)}
      >
        <KeyRound aria-hidden className="size-5" />
        {signUp.isPending ? "Waiting for your device…" : "Use a passkey, without a password"}
      </Button>
      <RecoveryCodesSheet
        codes={signUp.data?.recoveryCodes ?? null}
        onClose={() => signUp.data && enter(signUp.data)}
      />
    </div>
  );
}
