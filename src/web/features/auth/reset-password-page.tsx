import { type FormEvent, useState } from "react";
import { passwordLimits } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { PlainLink } from "./ask-by-email-page.tsx";
import { CredentialsPage } from "./credentials-page.tsx";
import { toSignIn } from "./mail-link-page.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { useResetPassword } from "./requests/reset-password.ts";
import { useMailToken } from "./use-mail-token.ts";

const { minCodePoints, minWithSecondFactor } = passwordLimits;

export default function ResetPasswordPage() {
  const token = useMailToken();
  const [password, setPassword] = useState("");
  const reset = useResetPassword();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (token !== null) reset.mutate({ token, password });
  }
  if (reset.isSuccess) {
    return (
      <CredentialsPage
        title="Your password is changed"
        lead={<p>Every device was signed out. Sign in with the new password.</p>}
      >
        {toSignIn}
      </CredentialsPage>
    );
  }
  return (
    <CredentialsPage
      title="Choose a new password"
      lead={<p>Every device is signed out then, and you sign in with the new password.</p>}
    >
      {reset.error ? <Notice kind="fault">{sentenceFor(reset.error)}</Notice> : null}
      {token === null ? (
        <Notice kind="fault">This link is not complete. Open it from the mail once more.</Notice>
      ) : (
        <form onSubmit={submit} className="grid gap-5">
          <NewPasswordField
            label="New password"
            value={password}
            onValue={setPassword}
            least={minWithSecondFactor}
            hint={`At least ${minCodePoints} characters; ${minWithSecondFactor} if your sign-in takes a second step. A few words in a row are easy to remember.`}
          />
          <Button type="submit" className="min-h-12" disabled={reset.isPending}>
            {reset.isPending ? "One moment…" : "Change my password"}
          </Button>
        </form>
      )}
      <PlainLink to="/forgot-password">Ask for another link</PlainLink>
    </CredentialsPage>
  );
}
