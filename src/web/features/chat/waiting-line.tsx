import { useEffect, useState } from "react";
import type { ReplyView } from "./stream/reply-view.ts";

/** After this long the same words would sound stuck. Milliseconds. */
const patience = 9_000;

/** What is happening while there is nothing to read yet. */
export function WaitingLine({ view }: { view: ReplyView }) {
  const long = useLongWait(view.state);
  return (
    <p className="flex items-center gap-3 text-note text-soft">
      <span aria-hidden className="flex gap-1">
        <span className="size-2 animate-breathe rounded-full bg-accent" />
        <span className="size-2 animate-breathe rounded-full bg-accent [animation-delay:0.2s]" />
        <span className="size-2 animate-breathe rounded-full bg-accent [animation-delay:0.4s]" />
      </span>
      {words(view, long)}
    </p>
  );
}

function words({ state, place, startedAgain }: ReplyView, long: boolean): string {
  if (state === "waiting") {
    return place && place > 1
      ? `Waiting: ${place} of your questions come first`
      : "Waiting: your earlier question comes first";
  }
  if (startedAgain) return "Something broke off. Starting again…";
  if (long) return "Still working on it. You can close this page, the answer will be kept.";
  return state === "queued" ? "Thinking…" : "Reading the sources…";
}

function useLongWait(state: string): boolean {
  const [waitedIn, setWaitedIn] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setWaitedIn(state), patience);
    return () => clearTimeout(timer);
  }, [state]);
  return waitedIn === state;
}
