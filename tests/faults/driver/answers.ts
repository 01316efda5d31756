/**
 * What the mock model answers: a text that is a function of the question's marker and of the number of the call, so
 * that an answer mixed from two attempts shows, and every answer that the model could have meant can be told again.
 */
import type { ModelServer } from "#tests/support/model-server.ts";

type Request = ModelServer["requests"][number];

export type Call = { marker: string; call: number; at: number };

/** Letters only: a digit would be taken for an amount that no source holds. */
export function letters(n: number): string {
  let text = "";
  for (let rest = n; rest > 0 || text === ""; rest = Math.floor(rest / 26)) {
    text = String.fromCharCode(97 + (rest % 26)) + text;
  }
  return text;
}

const markerForm = /\bzq[a-z]{2,}zq\b/g;

export const markerOf = (run: string, n: number): string => `zq${run}x${letters(n)}zq`;

export class MarkedAnswers {
  readonly calls: Call[] = [];
  readonly #lengths = new Map<string, number>();
  /** Called at the beginning of each call. */
  onCall: (call: Call) => void = () => undefined;

  /** How many sentences answers to this marker have; 6 else. Set before asking. */
  setLength(marker: string, sentences: number): void {
    this.#lengths.set(marker, sentences);
  }

  callsOf(marker: string): Call[] {
    return this.calls.filter((call) => call.marker === marker);
  }

  /** To be given to the model server as its `text`. */
  readonly text = (request: Request): string => {
    const marker = request.messages.at(-1)?.text.match(markerForm)?.at(-1);
    if (!marker) return "There is no marker in this question.";
    const call = { marker, call: this.callsOf(marker).length + 1, at: Date.now() };
    this.calls.push(call);
    this.onCall(call);
    return this.textOf(marker, call.call);
  };

  textOf(marker: string, call: number): string {
    const count = this.#lengths.get(marker) ?? 6;
    return Array.from(
      { length: count },
      (_, n) => `Line ${letters(n)} of telling ${letters(call)} about ${marker} is here.`,
    ).join(" ");
  }
}
