/** What every kind of answer gives: the stream that the worker's loop numbers, logs and announces. */
import type { ReplyEventOf } from "#contracts/reply-events.ts";

/** Tokens that the model counted; a library answer and a fixed answer have none. */
export type TokenCount = { type: "usage"; inputTokens: number; outputTokens: number };

export type AnswerPart =
  | ReplyEventOf<"reply-delta">
  | ReplyEventOf<"reply-source">
  | ReplyEventOf<"reply-check">
  | TokenCount;

/**
 * The deltas, joined, are the answer's Markdown with citations as `[1]`. A source comes before the first
 * text that cites it; the offsets of a check refer to the joined text and are never ahead of it.
 */
export type Answer = AsyncIterable<AnswerPart>;

/** A text that was decided beforehand, such as the answer to a crisis: neither library nor model adds to it. */
export async function* fixedAnswer(text: string): Answer {
  yield { type: "reply-delta", text };
}
