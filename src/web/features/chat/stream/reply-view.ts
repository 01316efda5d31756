import type { AssistantMessage, Reply, ReplyState } from "#contracts/chat.ts";
import type { Citation } from "#contracts/passage.ts";
import {
  comparePlaces,
  type EventPlace,
  isTerminal,
  type ReplyCheck,
  type ReplyEvent,
  type ReplyEventOf,
  type ReplyEventType,
} from "#contracts/reply-events.ts";
import type { Disposition } from "#contracts/triage.ts";

/**
 * What the screen knows of one reply.
 *
 * waiting | queued → answering → completed | failed | stopped;  failed | stopped → (retry) → queued.
 * A newer attempt clears the text; only a terminal event, or the stored answer, ends a reply.
 */
export type ReplyView = {
  state: ReplyState;
  attempt: number;
  /** How many questions stand before it, while it waits. */
  place: number | null;
  text: string;
  citations: Citation[];
  checks: ReplyCheck[];
  disposition: Disposition | null;
  model: string | null;
  /** An earlier attempt was given up and the answer is being written anew. */
  startedAgain: boolean;
  error: { code: string; retryable: boolean } | null;
  /** The last event that was taken in; what a reconnection resumes after. */
  last: EventPlace | null;
  /** Set by a new connection: its first event may tell the whole story again. */
  fresh: "resumed" | "from-start" | null;
};

export function viewOfReply(reply: Reply): ReplyView {
  return {
    state: reply.state,
    attempt: reply.attempt,
    place: reply.place ?? null,
    text: "",
    citations: [],
    checks: [],
    disposition: null,
    model: null,
    startedAgain: false,
    error: null,
    last: null,
    fresh: null,
  };
}

export function viewOfMessage(message: AssistantMessage): ReplyView {
  return {
    ...viewOfReply(message),
    // What an earlier attempt left behind is not the answer that is to come.
    text: message.state === "queued" || message.state === "waiting" ? "" : message.text,
    citations: message.citations,
    checks: message.checks,
    disposition: message.disposition,
    model: message.record?.model ?? null,
    error: message.error,
  };
}

export function isOver(view: ReplyView): boolean {
  return view.state === "completed" || view.state === "failed" || view.state === "stopped";
}

/** A connection was made; without a place to resume after, the server tells everything from the start. */
export function connected(view: ReplyView): ReplyView {
  return { ...view, fresh: view.last ? "resumed" : "from-start" };
}

/**
 * Takes in one event. What stands at or before the last place is a repeat and changes nothing; a reset that opens a
 * connection is always obeyed, because the server then starts over from a place of its own choosing.
 * @param place null for an event that the server sent without an id.
 */
export function withEvent(view: ReplyView, event: ReplyEvent, place: EventPlace | null): ReplyView {
  if (isRepeat(view, event, place)) return view;
  const base = startsOver(view, event, place)
    ? begunAnew(view, place?.attempt ?? view.attempt)
    : view;
  const next = take(base, event);
  return { ...next, last: lastPlace(next, event, place), fresh: null };
}

function isRepeat(view: ReplyView, event: ReplyEvent, place: EventPlace | null): boolean {
  if (!place || !view.last) return false;
  // What is told again from storage has no place of its own in the order: its seq is 0.
  if (place.seq === 0) return place.attempt < view.attempt;
  if (event.type === "reply-reset" && view.fresh) return event.attempt < view.attempt;
  return comparePlaces(place, view.last) <= 0;
}

function startsOver(view: ReplyView, event: ReplyEvent, place: EventPlace | null): boolean {
  // A stop fences the worker by counting the attempt up, and keeps the text that was shown.
  if (isTerminal(event.type)) return false;
  return view.fresh === "from-start" || (place !== null && place.attempt > view.attempt);
}

/** After a reset everything of its attempt is taken, wherever the server starts to count. */
function lastPlace(
  next: ReplyView,
  event: ReplyEvent,
  place: EventPlace | null,
): EventPlace | null {
  return event.type === "reply-reset" ? { attempt: event.attempt, seq: 0 } : (place ?? next.last);
}

/** Nothing of what was shown is kept; a newer attempt says that it starts again. */
function begunAnew(view: ReplyView, attempt: number): ReplyView {
  return {
    ...view,
    attempt,
    text: "",
    citations: [],
    checks: [],
    disposition: null,
    error: null,
    startedAgain: view.startedAgain || (attempt > view.attempt && view.text !== ""),
  };
}

type EventOf<T extends ReplyEventType> = { [K in T]: ReplyEventOf<K> }[T];
type Taken = { [T in ReplyEventType]: (view: ReplyView, event: EventOf<T>) => ReplyView };

const taken: Taken = {
  "triage-found": (view) => view,
  "reply-start": (view, { attempt, model }) => ({
    ...view,
    state: "answering",
    place: null,
    attempt,
    model,
  }),
  "reply-delta": (view, { text }) => ({ ...view, state: "answering", text: view.text + text }),
  "reply-source": (view, { type: _, ...citation }) => ({
    ...view,
    citations: [...view.citations.filter(({ n }) => n !== citation.n), citation].sort(
      (a, b) => a.n - b.n,
    ),
  }),
  "reply-check": (view, { type: _, ...check }) => ({ ...view, checks: [...view.checks, check] }),
  "reply-reset": (view, { attempt }) => ({ ...begunAnew(view, attempt), state: "answering" }),
  "reply-end": (view, { disposition }) => ({
    ...view,
    state: "completed",
    disposition: disposition ?? view.disposition,
  }),
  "reply-failed": (view, { code, retryable }) => ({
    ...view,
    state: "failed",
    error: { code, retryable },
  }),
  "reply-stopped": (view) => ({ ...view, state: "stopped" }),
};

function take<T extends ReplyEventType>(view: ReplyView, event: EventOf<T>): ReplyView {
  return taken[event.type](view, event);
}
