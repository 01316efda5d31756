import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
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
      <h2 className="text-[1.125rem] font-bold">Delete everything</h2>
      <p className="mt-1 mb-4 text-note text-soft">
        Erases your account, your chats and all that you told about yourself from this server, and
        gives you a receipt that names every place. This can't be undone.
      </p>
      <Button look="quiet" disabled={!factors.data} onClick={() => setOpen(true)}>
        Delete my account
      </Button>
      <Sheet
        open={open}
        onClose={close}
        side="middle"
        title={erase.data ? "Your account is deleted" : "Delete your account?"}
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
      <p className="text-note">
        Take a copy first if you want to keep anything: nobody can bring it back.
      </p>
      <OperatorNote />
      {asksPassword ? (
        <PasswordField
          label="Your password, to be sure it is you"
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
        {busy ? "Deleting…" : "Delete everything"}
      </Button>
    </form>
  );
}
