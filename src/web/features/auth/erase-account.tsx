import { type FormEvent, useState } from "react";
import type { ErasureReceipt } from "#contracts/auth.ts";
import { Button } from "../../components/button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { PasswordField } from "./password-field.tsx";
import { useDeleteMe } from "./requests/delete-me.ts";
import { useLeave } from "./use-leave.ts";

/** Deletes the account; the receipt says what was cleared and what an older backup still holds. */
export function EraseAccount() {
  const [open, setOpen] = useState(false);
  const erase = useDeleteMe();
  const leave = useLeave();
  function close() {
    setOpen(false);
    if (erase.data) leave();
  }
  return (
    <section className="border-t border-line pt-6">
      <h2 className="text-[1.125rem] font-bold">Delete everything</h2>
      <p className="mt-1 mb-4 text-note text-soft">
        Erases your account, your chats and your profile from this server. This can't be undone.
      </p>
      <Button look="quiet" onClick={() => setOpen(true)}>
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
            fault={erase.error ? sentenceFor(erase.error) : null}
            busy={erase.isPending}
            onErase={(password) => erase.mutate(password)}
          />
        )}
      </Sheet>
    </section>
  );
}

type EraseFormProps = { fault: string | null; busy: boolean; onErase(password: string): void };

function EraseForm({ fault, busy, onErase }: EraseFormProps) {
  const [password, setPassword] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    onErase(password);
  }
  return (
    <form onSubmit={submit} className="grid gap-4 p-5">
      <PasswordField
        label="Your password, to be sure it is you"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        fault={fault}
        required
      />
      <Button type="submit" disabled={busy || password === ""}>
        {busy ? "Deleting…" : "Delete everything"}
      </Button>
    </form>
  );
}

function Receipt({ receipt, onDone }: { receipt: ErasureReceipt; onDone(): void }) {
  return (
    <div className="grid gap-4 overflow-y-auto p-5">
      <ul className="grid gap-2 text-note">
        {receipt.places.map(({ place, how }) => (
          <li key={place}>
            <span className="font-semibold">{place}</span>
            <span className="block text-soft">{how}</span>
          </li>
        ))}
      </ul>
      <Button onClick={onDone}>Close</Button>
    </div>
  );
}
