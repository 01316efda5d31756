/** Heavy work, a few at a time: the rest waits in line, and beyond a bound is turned away (rule 4). */
import { ProblemError } from "../../http/problem.ts";

export class BoundedQueue {
  readonly #concurrency: number;
  readonly #waitingLimit: number;
  readonly #retryAfterMs: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: { concurrency: number; waitingLimit: number; retryAfterMs: number }) {
    this.#concurrency = options.concurrency;
    this.#waitingLimit = options.waitingLimit;
    this.#retryAfterMs = options.retryAfterMs;
  }

  /** Rejects with `unavailable` when the line is full. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#concurrency) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#waitingLimit) {
      throw new ProblemError("unavailable", { retryAfterMs: this.#retryAfterMs });
    }
    // Whoever leaves hands their place on, so that `running` stays as it is.
    await new Promise<void>((enter) => this.#waiting.push(enter));
  }
}
