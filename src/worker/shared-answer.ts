/** One answer for several askers: each reads all of it from the start; it is given up when the last has left. */
import type { Answer, AnswerPart } from "./answer.ts";

export class SharedAnswer {
  readonly #parts: AnswerPart[] = [];
  readonly #abort = new AbortController();
  #state: { kind: "making" } | { kind: "whole" } | { kind: "failed"; fault: unknown } = {
    kind: "making",
  };
  #askers = 0;
  #wake = Promise.withResolvers<void>();

  /** `onSettled` hears of the whole answer, or of null when it failed or was given up. */
  constructor(
    make: (signal: AbortSignal) => Answer,
    onSettled: (whole: AnswerPart[] | null) => void,
  ) {
    void this.#make(make, onSettled);
  }

  /** Given up: nobody may join any more. */
  get abandoned(): boolean {
    return this.#abort.signal.aborted;
  }

  /**
   * Counts as an asker from this call on, until it was read to its end or given up, or `signal` is aborted. Throws
   * what making it threw, or the reason of `signal`.
   */
  read(signal: AbortSignal): Answer {
    this.#askers += 1;
    const leave = () => {
      signal.removeEventListener("abort", leave);
      if (left) return;
      left = true;
      this.#leave();
    };
    let left = false;
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave);
    return this.#partsFor(signal, leave);
  }

  async *#partsFor(signal: AbortSignal, leave: () => void): Answer {
    try {
      for (let next = 0; ; ) {
        signal.throwIfAborted();
        const part = this.#parts[next];
        if (part) {
          next += 1;
          yield part;
        } else if (this.#state.kind === "whole") return;
        else if (this.#state.kind === "failed") throw this.#state.fault;
        else await this.#wake.promise;
      }
    } finally {
      leave();
    }
  }

  /** Those who wait look whether it was they who left. */
  #leave(): void {
    this.#askers -= 1;
    if (this.#askers === 0 && this.#state.kind === "making") {
      this.#abort.abort(new Error("nobody waits for this answer any more"));
    }
    this.#wakeAll();
  }

  async #make(
    make: (signal: AbortSignal) => Answer,
    onSettled: (whole: AnswerPart[] | null) => void,
  ): Promise<void> {
    try {
      for await (const part of make(this.#abort.signal)) {
        this.#parts.push(part);
        this.#wakeAll();
      }
      this.#abort.signal.throwIfAborted();
      this.#state = { kind: "whole" };
      onSettled([...this.#parts]);
    } catch (fault) {
      this.#state = { kind: "failed", fault };
      onSettled(null);
    }
    this.#wakeAll();
  }

  #wakeAll(): void {
    const { resolve } = this.#wake;
    this.#wake = Promise.withResolvers<void>();
    resolve();
  }
}
