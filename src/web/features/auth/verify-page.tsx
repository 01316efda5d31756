import { useState } from "react";
import { useSearchParams } from "react-router";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { CredentialsPage } from "./credentials-page.tsx";
import { useVerifyEmail } from "./requests/verify-email.ts";

/** Where the link in the mail leads. A press is asked for, because mail scanners open links too. */
export default function VerifyPage() {
  const [search] = useSearchParams();
  const [token] = useState(() => search.get("token") ?? "");
  const verify = useVerifyEmail();
  return (
    <CredentialsPage
      title="Confirm your e-mail"
      lead={<p>One press, and your account is ready.</p>}
    >
      {verify.error ? <Notice kind="fault">{sentenceFor(verify.error)}</Notice> : null}
      {token === "" ? (
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
      <ButtonLink to="/sign-in" look="plain">
        Sign in instead
      </ButtonLink>
    </CredentialsPage>
  );
}
