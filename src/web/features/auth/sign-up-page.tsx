import { useState } from "react";
import { Link } from "react-router";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { useWaysIn } from "../provider/requests/ways-in.ts";
import { readInvitation, SigningUp } from "../provider/signing-up.tsx";
import { whyNoPasskeys } from "../security/passkeys.ts";
import { CredentialsPage } from "./credentials-page.tsx";
import { MailSent } from "./mail-sent.tsx";
import { useSignUp } from "./requests/sign-up.ts";
import { WayOfSignUp } from "./way-of-sign-up.tsx";

export default function SignUpPage() {
  const [email, setEmail] = useState("");
  const [invitation] = useState(readInvitation);
  const ways = useWaysIn();
  const signUp = useSignUp();
  const applicant = { email, ...(invitation === null ? {} : { invitation }) };
  if (signUp.data && "verification" in signUp.data) return <MailSent email={email} />;
  return (
    <CredentialsPage
      title={t("welcome:signUp.title")}
      lead={<Lead isInvited={invitation !== null} />}
    >
      {signUp.error ? <Notice kind="fault">{sentenceFor(signUp.error)}</Notice> : null}
      <SigningUp invitation={invitation}>
        <WayOfSignUp
          applicant={applicant}
          // Undecided until the server has said what it takes; when it can't, a password always works.
          passkeys={ways.isPending ? null : canBeginWithPasskey(ways.data?.passkeySignUp)}
          isBusy={signUp.isPending}
          onPassword={(password) => signUp.mutate({ ...applicant, password })}
          email={
            <TextField
              label={t("shared:email")}
              type="email"
              name="email"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              required
            />
          }
        />
      </SigningUp>
    </CredentialsPage>
  );
}

const canBeginWithPasskey = (taken = false) => taken && whyNoPasskeys() === null;

function Lead({ isInvited }: { isInvited: boolean }) {
  const page = (
    <Link to="/sign-in" className="font-semibold text-accent underline underline-offset-4" />
  );
  return (
    <div className="grid gap-3">
      {isInvited ? (
        <p>
          <Trans
            i18nKey="welcome:signUp.invited"
            values={{ address: window.location.host }}
            components={{ address: <strong className="text-ink wrap-anywhere" dir="ltr" /> }}
          />
        </p>
      ) : null}
      <p>
        <Trans i18nKey="welcome:signUp.haveOne" components={{ page }} />
      </p>
    </div>
  );
}
