import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import {
  type Undoable,
  useEraseSessions,
  useRestoreSessions,
  useUndoable,
} from "../chat/requests/delete-session.ts";

/** Above the page, and covering nothing of it: what was deleted can be brought back until it is erased. */
export default function UndoDeletion() {
  const undoable = useStillUndoable();
  const restore = useRestoreSessions();
  const erase = useEraseSessions();
  const undo = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState("");
  const count = undoable.length;
  const newest = undoable[0]?.sessionId;
  useEffect(() => {
    // What had the focus went with the chat.
    if (newest && document.activeElement === document.body) undo.current?.focus();
  }, [newest]);
  function act(how: typeof restore | typeof erase, told: string) {
    setSaid("");
    how.mutate(
      undoable.map(({ sessionId }) => sessionId),
      { onSuccess: () => setSaid(told) },
    );
    document.getElementById("main")?.focus();
  }
  const error = restore.error ?? erase.error;
  return (
    <div role="status" className="no-print">
      {count > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line bg-sunken px-4 py-1.5 text-note lg:px-6">
          <p>{t("finding:deleted", { count })}</p>
          <div className="flex gap-1">
            <Button
              ref={undo}
              look="quiet"
              disabled={restore.isPending}
              onClick={() => act(restore, t("finding:broughtBack", { count }))}
            >
              {t("finding:undo")}
            </Button>
            <Button
              look="plain"
              disabled={erase.isPending}
              onClick={() => act(erase, t("finding:erased", { count }))}
            >
              {t("finding:eraseNow")}
            </Button>
          </div>
        </div>
      ) : null}
      {error ? (
        <p className="border-b border-line bg-sunken px-4 py-2 text-note lg:px-6">
          {sentenceFor(error)}
        </p>
      ) : null}
      <span className="sr-only">{count > 0 ? "" : said}</span>
    </div>
  );
}

/** Looks again when the next one's time is over. */
function useStillUndoable(): readonly Undoable[] {
  const { data = none } = useUndoable();
  const [now, setNow] = useState(() => Date.now());
  const still = data.filter(({ until }) => until > now);
  const next = still.length > 0 ? Math.min(...still.map(({ until }) => until)) : null;
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, next - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [next]);
  return still;
}

const none: Undoable[] = [];
