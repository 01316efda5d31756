import { type FormEvent, useState } from "react";
import type { Session } from "#contracts/chat.ts";
import { Button } from "../../components/button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { TextField } from "../../components/text-field.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { useRenameSession } from "./requests/rename-session.ts";

export type SessionSheetProps = { session: Session; open: boolean; onClose(): void };

export function RenameSessionSheet({ session, open, onClose }: SessionSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} side="middle" title="Rename this chat">
      <RenameForm session={session} onDone={onClose} />
    </Sheet>
  );
}

function RenameForm({ session, onDone }: { session: Session; onDone(): void }) {
  const [title, setTitle] = useState(session.title);
  const rename = useRenameSession(session.id);
  function submit(event: FormEvent) {
    event.preventDefault();
    rename.mutate(title.trim(), { onSuccess: onDone });
  }
  return (
    <form onSubmit={submit} className="grid gap-4 p-5">
      <TextField
        label="Name"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        maxLength={200}
        required
        fault={rename.error ? sentenceFor(rename.error) : null}
      />
      <Button type="submit" disabled={title.trim() === "" || rename.isPending}>
        Rename
      </Button>
    </form>
  );
}
