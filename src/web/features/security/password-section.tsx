import { type FormEvent, useState } from "react";
import { passwordLimits } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { RequestFailure, sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { NewPasswordField } from "../auth/new-password-field.tsx";
import { PasswordField } from "../auth/password-field.tsx";
import { useMe } from "../auth/requests/me.ts";
import { useChangePassword } from "./requests/change-password.ts";
import { useFactors } from "./requests/factors.ts";
import { Section } from "./section.tsx";

const { minCodePoints, minWithSecondFactor } = passwordLimits;

export function PasswordSection() {
  const factors = useFactors();
  if (!factors.data) return null;
  const { password, passkeys, totp } = factors.data;
  const secondStep = passkeys.length > 0 || totp !== null;
  return (
    <Section
      title={t("security:password.title")}
      about={password ? t("security:password.about") : t("security:password.aboutNone")}
    >
      <PasswordForm
        hasPassword={password}
        least={secondStep ? minWithSecondFactor : minCodePoints}
      />
    </Section>
  );
}

function PasswordForm({ hasPassword, least }: { hasPassword: boolean; least: number }) {
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useChangePassword();
  const me = useMe();
  function close() {
    setOpen(false);
    setCurrent("");
    setPassword("");
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate(hasPassword ? { current, password } : { password }, { onSuccess: close });
  }
  if (!open) {
    return (
      <div className="grid gap-3">
        {change.isSuccess ? <Notice>{t("security:password.changed")}</Notice> : null}
        <Button
          look="quiet"
          className="w-fit"
          onClick={() => {
            change.reset();
            setOpen(true);
          }}
        >
          {hasPassword ? t("security:password.change") : t("security:password.set")}
        </Button>
      </div>
    );
  }
  return (
    <form onSubmit={submit} className="grid max-w-form gap-5">
      {change.error ? <Notice kind="fault">{sentenceOf(change.error)}</Notice> : null}
      {hasPassword ? (
        <PasswordField
          label={t("security:password.now")}
          name="current-password"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          autoFocus
          required
        />
      ) : null}
      <NewPasswordField
        label={t("auth:newPassword")}
        value={password}
        onValue={setPassword}
        least={least}
        about={[me.data?.email ?? "", me.data?.name ?? ""]}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={change.isPending || [...password].length < least}>
          {change.isPending ? t("shared:oneMoment") : t("security:password.save")}
        </Button>
        <Button look="plain" onClick={close}>
          {t("security:keep")}
        </Button>
      </div>
    </form>
  );
}

function sentenceOf(fault: unknown): string {
  const wrong = fault instanceof RequestFailure && fault.problem?.code === "invalid_credentials";
  return wrong ? t("security:password.wrong") : sentenceFor(fault);
}
