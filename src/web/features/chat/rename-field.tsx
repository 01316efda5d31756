import { Check } from "lucide-react";
import { type FocusEvent, type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import type { Session } from "#contracts/chat.ts";
import { IconButton } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { useRenameSession } from "./requests/rename-session.ts";

type RenameFieldProps = { session: Session; onDone(): void };

/** A chat's name where it stands, to be written over: Enter or leaving it keeps what was written, Escape doesn't. */
export function RenameField({ session, onDone }: RenameFieldProps) {
  const [title, setTitle] = useState(session.title);
  const rename = useRenameSession(session.id);
  const ended = useRef(false);
  function keep() {
    if (ended.current) return;
    ended.current = true;
    const written = title.trim();
    if (written !== "" && written !== session.title) rename.mutate(written);
    onDone();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    keep();
    goBack(event.currentTarget);
  }
  function leave(event: FocusEvent<HTMLFormElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) keep();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    // Not the drawer that the list may stand in.
    event.preventDefault();
    event.stopPropagation();
    ended.current = true;
    goBack(event.currentTarget);
    onDone();
  }
  return (
    <form onSubmit={submit} onBlur={leave} className="flex min-w-0 flex-1 items-center gap-1">
      <input
        aria-label={t("finding:name")}
        dir="auto"
        value={title}
        maxLength={200}
        ref={selectAll}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={onKeyDown}
        className="min-h-11 min-w-0 flex-1 rounded-control border border-edge bg-surface px-3 text-input text-ink"
      />
      <IconButton type="submit" label={t("shared:save")}>
        <Check aria-hidden className="size-5" />
      </IconButton>
    </form>
  );
}

/** The focus doesn't vanish with the field: it goes to the menu that the field was asked for in. */
function goBack({ parentElement }: Element): void {
  const frame = parentElement?.closest("header, li");
  frame?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus();
}

const chosen = new WeakSet<HTMLInputElement>();

/** Once, when it appears. */
function selectAll(input: HTMLInputElement | null): void {
  if (!input || chosen.has(input)) return;
  chosen.add(input);
  input.focus();
  input.select();
}
