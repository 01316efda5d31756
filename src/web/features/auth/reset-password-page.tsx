import { type FormEvent, useState } from "react";
import { passwordLimits } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
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
      <CredentialsPage title={t("auth:reset.done")} lead={<p>{t("auth:reset.after")}</p>}>
        {toSignIn}
      </CredentialsPage>
    );
  }
  return (
    <CredentialsPage title={t("auth:reset.title")} lead={<p>{t("auth:reset.lead")}</p>}>
      {reset.error ? <Notice kind="fault">{sentenceFor(reset.error)}</Notice> : null}
      {token === null ? (
        <Notice kind="fault">{t("auth:linkIncomplete")}</Notice>
      ) : (
        <form onSubmit={submit} className="grid gap-5">
          <NewPasswordField
            label={t("auth:newPassword")}
            value={password}
            onValue={setPassword}
            least={minWithSecondFactor}
            hint={t("auth:passwordRuleOfTwo", {
              least: minCodePoints,
              leastOfTwo: minWithSecondFactor,
            })}
          />
          <Button type="submit" className="min-h-12" disabled={reset.isPending}>
            {reset.isPending ? t("shared:oneMoment") : t("auth:reset.press")}
          </Button>
        </form>
      )}
      <PlainLink to="/forgot-password">{t("auth:askForAnother")}</PlainLink>
    </CredentialsPage>
  );
}
