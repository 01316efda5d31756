/** Events of one attempt → the answer that they told. Pure. */
import type { ReplyEvent } from "#contracts/reply-events.ts";
import { emptyAnswer, type PartialAnswer } from "#replies/stored-answer.ts";

export function assembleAnswer(events: readonly ReplyEvent[]): PartialAnswer {
  const answer = emptyAnswer();
  for (const event of events) {
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
  return answer;
}
