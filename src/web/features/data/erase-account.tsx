import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { PasswordField } from "../auth/password-field.tsx";
import { useLeave } from "../auth/use-leave.ts";
import { OperatorNote } from "../operator/operator-note.tsx";
import { useFactors } from "../security/requests/factors.ts";
import { Receipt } from "./erasure-receipt.tsx";
import { useEraseMe } from "./requests/erase-me.ts";

/** Deletes the account; the receipt says what was cleared and what an older backup still holds. */
export function EraseAccount() {
  const [open, setOpen] = useState(false);
  const erase = useEraseMe();
  const factors = useFactors();
  const leave = useLeave();
  function close() {
    setOpen(false);
    if (erase.data) leave();
  }
  return (
    <section className="border-t border-line pt-6">
      <h2 className="text-heading font-bold">{t("account:erase.title")}</h2>
      <p className="mt-1 mb-4 text-note text-soft">{t("account:erase.lead")}</p>
      <Button look="quiet" disabled={!factors.data} onClick={() => setOpen(true)}>
        {t("account:erase.open")}
      </Button>
      <Sheet
        open={open}
        onClose={close}
        side="middle"
        title={erase.data ? t("account:erase.done") : t("account:erase.sure")}
      >
        {erase.data ? (
          <Receipt receipt={erase.data} onDone={close} />
        ) : (
          <EraseForm
            asksPassword={factors.data?.password ?? true}
            fault={erase.error ? sentenceFor(erase.error) : null}
            busy={erase.isPending}
            onErase={(password) => erase.mutate(password)}
          />
        )}
      </Sheet>
    </section>
  );
}

type EraseFormProps = {
  /** False for an account that is entered without one. */
  asksPassword: boolean;
  fault: string | null;
  busy: boolean;
  onErase(password: string | null): void;
};

function EraseForm({ asksPassword, fault, busy, onErase }: EraseFormProps) {
  const [password, setPassword] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    onErase(asksPassword ? password : null);
  }
  return (
    <form onSubmit={submit} className="grid gap-4 p-5">
      <p className="text-note">{t("account:erase.copyFirst")}</p>
      <OperatorNote />
      {asksPassword ? (
        <PasswordField
          label={t("account:erase.password")}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          fault={fault}
          required
        />
      ) : fault ? (
        <Notice kind="fault">{fault}</Notice>
      ) : null}
      <Button type="submit" disabled={busy || (asksPassword && password === "")}>
        {busy ? t("account:erase.busy") : t("account:erase.press")}
      </Button>
    </form>
  );
}
