/** Keeps count of an answer's text, so that each check knows which part of it it is about. */
import type { ReplyCheck, ReplyEventOf } from "#contracts/reply-events.ts";

export class AnswerText {
  #length = 0;

  get length(): number {
    return this.#length;
  }

  delta(text: string): ReplyEventOf<"reply-delta"> {
    this.#length += text.length;
    return { type: "reply-delta", text };
  }

  /** About the text from `from` to where the answer stands now. */
  check(
    from: number,
    verdict: ReplyCheck["verdict"],
    numbers: readonly number[] = [],
  ): ReplyEventOf<"reply-check"> {
    const range = { type: "reply-check" as const, from, to: this.#length, verdict };
    return numbers.length === 0 ? range : { ...range, numbers: [...numbers] };
  }
}
