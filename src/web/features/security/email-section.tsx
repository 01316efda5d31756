import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useMe } from "../auth/requests/me.ts";
import { useChangeEmail } from "./requests/change-email.ts";
import { Section } from "./section.tsx";

export function EmailSection() {
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const change = useChangeEmail();
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate(email, { onSuccess: () => setOpen(false) });
  }
  return (
    <Section
      title={t("account:email.title")}
      about={t("account:email.about", { email: me.data?.email ?? t("account:email.yours") })}
    >
      {open ? (
        <form onSubmit={submit} className="grid max-w-form gap-5">
          {change.error ? <Notice kind="fault">{sentenceFor(change.error)}</Notice> : null}
          <TextField
            label={t("account:email.new")}
            type="email"
            name="email"
            autoComplete="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            autoFocus
            required
          />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" disabled={change.isPending}>
              {change.isPending ? t("shared:oneMoment") : t("account:email.press")}
            </Button>
            <Button look="plain" onClick={() => setOpen(false)}>
              {t("account:email.keep")}
            </Button>
          </div>
        </form>
      ) : (
        <div className="grid gap-3">
          {change.data ? <Outcome sent={"verification" in change.data} email={email} /> : null}
          <Button
            look="quiet"
            className="w-fit"
            onClick={() => {
              change.reset();
              setEmail("");
              setOpen(true);
            }}
          >
            {t("account:email.open")}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Outcome({ sent, email }: { sent: boolean; email: string }) {
  if (!sent) return <Notice>{t("account:email.changed", { email })}</Notice>;
  return <Notice>{t("account:email.asked", { email })}</Notice>;
}
