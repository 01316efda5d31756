/** The terminal event of a reply from what its row keeps. */
import type { ReplyEvent, TerminalEventType } from "#contracts/reply-events.ts";
import { type EndState, failureIsRetryable } from "./states.ts";
import type { StoredResult } from "./stored-answer.ts";

export type EndEvent = Extract<ReplyEvent, { type: TerminalEventType }>;

type Ended = { error: string | null; result: StoredResult | null };

const byState: Record<EndState, (ended: Ended) => EndEvent> = {
  completed: ({ result }) => ({
    type: "reply-end",
    disposition: result?.disposition ?? null,
    usage: result?.record?.usage ?? { inputTokens: 0, outputTokens: 0, cached: false },
  }),
  failed: ({ error }) => failedEvent(error ?? "internal"),
  stopped: () => ({ type: "reply-stopped" }),
};

export function endEvent(state: EndState, ended: Ended): EndEvent {
  return byState[state](ended);
}

export function failedEvent(code: string): EndEvent {
  return { type: "reply-failed", code, retryable: failureIsRetryable(code) };
}
