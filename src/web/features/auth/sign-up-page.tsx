import { type FormEvent, lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { passwordLimits } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { readInvitation, SigningUp } from "../provider/signing-up.tsx";
import { CredentialsPage } from "./credentials-page.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { useAskByEmail } from "./requests/ask-by-email.ts";
import { useSignUp } from "./requests/sign-up.ts";

const PasskeySignUp = lazy(() => import("../security/passkey-sign-up.tsx"));

export default function SignUpPage() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [invitation] = useState(readInvitation);
  const signUp = useSignUp();
  const missing = passwordLimits.minCodePoints - [...password].length;
  const invited = invitation === null ? {} : { invitation };
  function submit(event: FormEvent) {
    event.preventDefault();
    signUp.mutate({ email, password, ...invited });
  }
  if (signUp.data && "verification" in signUp.data) return <MailSent email={email} />;
  return (
    <CredentialsPage
      title="Create an account"
      lead={
        <p>
          Have one already?{" "}
          <Link to="/sign-in" className="font-semibold text-accent underline underline-offset-4">
            Sign in
          </Link>
        </p>
      }
    >
      {signUp.error ? <Notice kind="fault">{sentenceFor(signUp.error)}</Notice> : null}
      <SigningUp invitation={invitation}>
        <form onSubmit={submit} className="grid gap-5">
          <TextField
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            required
          />
          <NewPasswordField
            label="Password"
            value={password}
            onValue={setPassword}
            about={[email]}
          />
          <Button type="submit" className="min-h-12" disabled={missing > 0 || signUp.isPending}>
            {signUp.isPending ? "Creating your account…" : "Create account"}
          </Button>
        </form>
        <Suspense>
          <PasskeySignUp applicant={{ email, ...invited }} />
        </Suspense>
      </SigningUp>
      <p className="text-small text-soft">
        What you write is encrypted on this server with a key of your own. Whoever runs the server
        could technically read it. You can delete everything at any time.
      </p>
    </CredentialsPage>
  );
}

function MailSent({ email }: { email: string }) {
  const again = useAskByEmail("resend-verification");
  return (
    <CredentialsPage
      title="Look in your mail"
      lead={
        <p>
          If <strong className="text-ink">{email}</strong> can be used for an account, a message
          with a link is on its way. Open the link to go on.
        </p>
      }
    >
      <p className="text-note text-soft">
        Nothing there after a few minutes? Look in the spam folder.
      </p>
      {again.error ? <Notice kind="fault">{sentenceFor(again.error)}</Notice> : null}
      {again.isSuccess ? (
        <Notice>Another one is on its way.</Notice>
      ) : (
        <Button look="quiet" disabled={again.isPending} onClick={() => again.mutate(email)}>
          Send it again
        </Button>
      )}
    </CredentialsPage>
  );
}
