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
  /** Both on performance.now()'s clock. Signs of life mostly move the deadline alone: the timer looks and waits on. */
  #deadline: number;
  #looksAt = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(patience: Patience, caller: AbortSignal) {
    this.#patience = patience;
    this.#caller = caller;
    this.signal = this.#controller.signal;
    this.#deadline = performance.now() + patience.firstTokenMs;
    this.#lookAt(this.#deadline);
    if (caller.aborted) this.#controller.abort();
    else caller.addEventListener("abort", this.#onCallerAbort, { once: true });
  }

  /** The model did something. */
  alive(): void {
    this.#deadline = performance.now() + this.#patience.idleMs;
    if (this.#deadline < this.#looksAt) this.#lookAt(this.#deadline);
  }

  /** Nothing is awaited from the model while the reader of the stream is busy. */
  pause(): void {
    this.#deadline = Number.POSITIVE_INFINITY;
  }

  /** Ends the watch; a call that isn't over is ended with it, and its connection closed. */
  stop({ callIsOver }: { callIsOver: boolean }): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener("abort", this.#onCallerAbort);
    if (!callIsOver) this.#controller.abort();
  }

  #lookAt(time: number): void {
    clearTimeout(this.#timer);
    this.#looksAt = time;
    if (time === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.#look(), time - performance.now());
  }

  #look(): void {
    if (this.#deadline <= performance.now()) this.#giveUp();
    else this.#lookAt(this.#deadline);
  }

  #giveUp(): void {
    this.ranOut = true;
    this.#controller.abort();
  }
}
