/** How long a model may be silent. */
export type Patience = {
  /** Until the first sign of life of an answer: a slow machine first loads the model. */
  firstTokenMs: number;
  /** Between two signs of life. */
  idleMs: number;
};

/** Aborts `signal` when the model is silent for too long or the caller gives up; `stop` ends the watch. */
export class SilenceWatch {
  readonly signal: AbortSignal;
  /** True when it was silence that aborted. */
  ranOut = false;
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  readonly #onCallerAbort = () => this.#controller.abort();
  readonly #patience: Patience;
  #timer: NodeJS.Timeout;

  constructor(patience: Patience, caller: AbortSignal) {
    this.#patience = patience;
    this.#caller = caller;
    this.signal = this.#controller.signal;
    this.#timer = setTimeout(() => this.#giveUp(), patience.firstTokenMs);
    if (caller.aborted) this.#controller.abort();
    else caller.addEventListener("abort", this.#onCallerAbort, { once: true });
  }

  /** The model did something. */
  alive(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#giveUp(), this.#patience.idleMs);
  }

  /** Nothing is awaited from the model while the reader of the stream is busy. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  /** Ends the watch; a call that isn't over is ended with it, and its connection closed. */
  stop({ callIsOver }: { callIsOver: boolean }): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener("abort", this.#onCallerAbort);
    if (!callIsOver) this.#controller.abort();
  }

  #giveUp(): void {
    this.ranOut = true;
    this.#controller.abort();
  }
}
