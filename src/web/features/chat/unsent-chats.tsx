import { Clock } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Link } from "react-router";
import { t } from "../../language/t.ts";
import { readOutbox, subscribeToOutbox } from "./outbox.ts";

/** Chats that the server doesn't know yet stand in no list: this is the way back to them. */
export function UnsentChats() {
  const outbox = useSyncExternalStore(subscribeToOutbox, readOutbox);
  const unsent = outbox.filter(({ opens }) => opens);
  if (unsent.length === 0) return null;
  return (
    <ul aria-label={t("waiting:notSentYet")} className="mb-1.5 px-3">
      {unsent.map(({ id, sessionId, text }) => (
        <li key={id}>
          <Link
            to={`/chat/${sessionId}`}
            className="flex min-h-11 items-center gap-2 text-note text-soft hover:text-ink"
          >
            <Clock aria-hidden className="size-5 shrink-0" />
            <span className="shrink-0">{t("waiting:notSentYet")}</span>
            <span dir="auto" className="min-w-0 truncate underline underline-offset-4">
              {text}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
