import { useState } from "react";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { CredentialsPage } from "./credentials-page.tsx";
import { useVerifyEmail } from "./requests/verify-email.ts";

/** Where the link in the mail leads. A press is asked for, because mail scanners open links too. */
export default function VerifyPage() {
  const [token] = useState(takeToken);
  const verify = useVerifyEmail();
  if (verify.isSuccess) {
    return (
      <CredentialsPage title="Your e-mail is confirmed" lead={<p>You can sign in now.</p>}>
        <ButtonLink to="/sign-in" className="min-h-12">
          Sign in
        </ButtonLink>
      </CredentialsPage>
    );
  }
  return (
    <CredentialsPage
      title="Confirm your e-mail"
      lead={<p>One press, and your account is ready.</p>}
    >
      {verify.error ? <Notice kind="fault">{sentenceFor(verify.error)}</Notice> : null}
      {token === null ? (
        <Notice kind="fault">This link is not complete. Open it from the mail once more.</Notice>
      ) : (
        <Button
          className="min-h-12"
          disabled={verify.isPending}
          onClick={() => verify.mutate(token)}
        >
          Confirm
        </Button>
      )}
    </CredentialsPage>
  );
}

/** The token stands behind the #, so that no server log sees it. */
function takeToken(): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get("token");
}
