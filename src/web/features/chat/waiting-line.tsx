import { useEffect, useState } from "react";
import type { ReplyId } from "#contracts/ids.ts";
import { Button } from "../../components/button.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useStopReply } from "./requests/stop-reply.ts";
import type { ReplyView } from "./stream/reply-view.ts";

/** After this long the same words would sound stuck. Milliseconds. */
const patience = 9_000;

type WaitingLineProps = { replyId: ReplyId; view: ReplyView };

/** What is happening while there is nothing to read yet. */
export function WaitingLine({ replyId, view }: WaitingLineProps) {
  const long = useLongWait(view.state);
  return (
    <div className="text-note">
      <p data-waiting={view.state} className="flex items-center gap-3 text-soft">
        <span aria-hidden className="flex gap-1">
          <span className="size-2 animate-breathe rounded-full bg-accent" />
          <span className="size-2 animate-breathe rounded-full bg-accent [animation-delay:0.2s]" />
          <span className="size-2 animate-breathe rounded-full bg-accent [animation-delay:0.4s]" />
        </span>
        {wordsFor(view, long)}
      </p>
      {view.state === "waiting" ? <Withdraw replyId={replyId} /> : null}
    </div>
  );
}

/** Nobody is at work on it yet: taken back, it is not answered. */
function Withdraw({ replyId }: { replyId: ReplyId }) {
  const stop = useStopReply();
  return (
    <div className="mt-2 ms-11">
      <Button look="quiet" disabled={stop.isPending} onClick={() => stop.mutate(replyId)}>
        {t("waiting:withdraw")}
      </Button>
      {stop.error ? <p role="alert">{sentenceFor(stop.error)}</p> : null}
    </div>
  );
}

function wordsFor({ state, place, startedAgain }: ReplyView, long: boolean): string {
  if (state === "waiting") return t("waiting:behind", { count: place ?? 1 });
  if (startedAgain) return t("waiting:startingAgain");
  if (long) return t("waiting:stillWorking");
  return t(state === "queued" ? "waiting:thinking" : "waiting:readingSources");
}

function useLongWait(state: string): boolean {
  const [waitedIn, setWaitedIn] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setWaitedIn(state), patience);
    return () => clearTimeout(timer);
  }, [state]);
  return waitedIn === state;
}
