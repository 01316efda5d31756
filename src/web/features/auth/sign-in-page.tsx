import { type FormEvent, Suspense, useState } from "react";
import { Link, useLocation } from "react-router";
import { ownPath } from "#contracts/return-to.ts";
import { Button } from "../../components/button.tsx";
import { lazyPart } from "../../components/lazy-part.ts";
import { neededPart } from "../../components/needed-part.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { RequestFailure, sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { ProviderButton } from "../provider/provider-button.tsx";
import { PlainLink } from "./ask-by-email-page.tsx";
import { CredentialsPage } from "./credentials-page.tsx";
import { PasswordField } from "./password-field.tsx";
import { useSignIn } from "./requests/sign-in.ts";
import { useAccess } from "./use-access.ts";

const SecondStep = neededPart(() => import("../security/second-step.tsx"));
const Captcha = neededPart(() => import("./captcha.tsx"));
const PasskeySignIn = lazyPart(() => import("../security/passkey-sign-in.tsx"));

const toSignUp = (
  <Link to="/sign-up" className="font-semibold text-accent underline underline-offset-4" />
);

export default function SignInPage() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const expired = useAccess().status === "expired";
  const from = cameFrom(useLocation().state);
  const captcha = captchaAskedBy(signIn.error);
  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate({ email, password });
  }
  if (signIn.data && "secondFactor" in signIn.data) {
    return (
      <Suspense>
        <SecondStep needed={signIn.data.secondFactor} onStartAgain={signIn.reset} />
      </Suspense>
    );
  }
  return (
    <CredentialsPage
      title={t("auth:signIn.title")}
      lead={
        <p>
          <Trans i18nKey="auth:signIn.newHere" components={{ page: toSignUp }} />
        </p>
      }
    >
      {expired ? <Notice>{t("auth:signIn.expired")}</Notice> : null}
      {signIn.error ? <Notice kind="fault">{sentenceFor(signIn.error)}</Notice> : null}
      <form onSubmit={submit} className="grid gap-5">
        <TextField
          label={t("shared:email")}
          type="email"
          name="email"
          autoComplete="username webauthn"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          required
        />
        <PasswordField
          label={t("auth:password")}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          required
        />
        {captcha ? (
          <Suspense>
            <Captcha
              key={signIn.failureCount + signIn.submittedAt}
              asked={captcha}
              onToken={(token) => signIn.mutate({ email, password, captcha: token })}
            />
          </Suspense>
        ) : null}
        <Button type="submit" className="min-h-12" disabled={signIn.isPending}>
          {signIn.isPending ? t("auth:signIn.busy") : t("auth:signIn.title")}
        </Button>
      </form>
      <PlainLink to="/forgot-password" state={email}>
        {t("auth:signIn.forgot")}
      </PlainLink>
      <Suspense>
        <PasskeySignIn />
      </Suspense>
      <ProviderButton {...(from === null ? {} : { returnTo: from })} />
    </CredentialsPage>
  );
}

/** Where the person was sent here from. */
function cameFrom(state: unknown): string | null {
  return typeof state === "object" && state !== null && "from" in state
    ? ownPath(state.from)
    : null;
}

function captchaAskedBy(error: unknown) {
  return error instanceof RequestFailure ? error.problem?.captcha : undefined;
}
