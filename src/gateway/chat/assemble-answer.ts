/** Events of one attempt → the answer that they told. Pure. */
import type { EventPlace, ReplyEvent } from "#contracts/reply-events.ts";
import { type Checkpoint, emptyAnswer, type PartialAnswer } from "#replies/stored-answer.ts";

export type LoggedEvent = EventPlace & { event: ReplyEvent };

/** `through`: the last event whose words it holds; null when it holds none. */
export type KeptAnswer = PartialAnswer & { through: EventPlace | null };

/**
 * What of an attempt can have been shown: from its first event, or from its checkpoint, whichever reaches further.
 * Never across a hole in the log, because a sentence without its middle can say the opposite.
 */
export function shownAnswer(
  logged: readonly LoggedEvent[],
  checkpoint: Checkpoint | null,
  attempt: number,
): KeptAnswer {
  const own = logged.filter((entry) => entry.attempt === attempt);
  const fromStart = goOn(emptyAnswer(), { attempt, seq: 0 }, own);
  if (checkpoint?.attempt !== attempt) return fromStart;
  const { text, citations, checks, seq } = checkpoint;
  const fromCheckpoint = goOn({ text, citations, checks }, { attempt, seq }, own);
  return seqOf(fromCheckpoint) > seqOf(fromStart) ? fromCheckpoint : fromStart;
}

const seqOf = ({ through }: KeptAnswer) => through?.seq ?? 0;

function goOn(before: PartialAnswer, from: EventPlace, events: readonly LoggedEvent[]): KeptAnswer {
  const answer = structuredClone(before);
  let { seq } = from;
  for (const logged of events) {
    if (logged.seq !== seq + 1) continue;
    seq = logged.seq;
    collect(answer, logged.event);
  }
  return { ...answer, through: seq > 0 ? { attempt: from.attempt, seq } : null };
}

function collect(answer: PartialAnswer, event: ReplyEvent): void {
  if (event.type === "reply-delta") answer.text += event.text;
  if (event.type === "reply-source") {
    const { type: _, ...citation } = event;
    answer.citations.push(citation);
  }
  if (event.type === "reply-check") {
    const { type: _, ...check } = event;
    answer.checks.push(check);
  }
}
