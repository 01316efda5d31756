/** A stored answer, or what a checkpoint holds of one, as the events that would have told it. */
import type { ReplyId } from "#contracts/ids.ts";
import type { EventPlace, ReplyEvent } from "#contracts/reply-events.ts";
import type { PartialAnswer, StoredResult } from "#replies/stored-answer.ts";

export function partialAnswerEvents(answer: PartialAnswer): ReplyEvent[] {
  return [
    ...answer.citations.map((citation): ReplyEvent => ({ type: "reply-source", ...citation })),
    ...(answer.text ? [{ type: "reply-delta", text: answer.text } satisfies ReplyEvent] : []),
    ...answer.checks.map((check): ReplyEvent => ({ type: "reply-check", ...check })),
  ];
}

/** Everything before the terminal event. */
export function storedAnswerEvents(
  replyId: ReplyId,
  attempt: number,
  result: StoredResult,
): ReplyEvent[] {
  const { record } = result;
  const start: ReplyEvent[] = record
    ? [
        {
          type: "reply-start",
          replyId,
          attempt: Math.max(attempt, 1),
          model: record.model,
          libraryVersion: record.libraryVersion,
        },
      ]
    : [];
  const found: ReplyEvent[] = result.triage ? [{ type: "triage-found", ...result.triage }] : [];
  return [...start, ...found, ...partialAnswerEvents(result)];
}

/** The last event that told of it: a reader who stands there has all of its words. Null when nothing was told. */
export function coverage(attempt: number, { stopped, endSeq }: StoredResult): EventPlace | null {
  return stopped ? stopped.through : { attempt, seq: endSeq - 1 };
}
