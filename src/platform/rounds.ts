/** Work that a process does again and again: one round at a time, the next a while after the last has ended. */

export type RoundsSettings = {
  /** `closing` tells a long round that it should end soon. */
  work: (closing: AbortSignal) => Promise<void>;
  /** From the end of a round to the beginning of the next: at least and, with jitter, at most. */
  pauseMs: readonly [shortest: number, longest: number];
  /** Told of a round that rejected; the next one comes all the same. */
  onFault: (fault: unknown) => void;
};

export class Rounds {
  readonly #settings: RoundsSettings;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> = Promise.resolve();

  constructor(settings: RoundsSettings) {
    this.#settings = settings;
  }

  /** The first round begins at once, or so many milliseconds from now. */
  start(afterMs = 0): void {
    this.#next(afterMs);
  }

  /** Waits for the round under way; no other comes. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#round;
  }

  #next(afterMs: number): void {
    if (this.#closing.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#once();
    }, afterMs);
  }

  async #once(): Promise<void> {
    const { work, pauseMs, onFault } = this.#settings;
    const [shortest, longest] = pauseMs;
    await work(this.#closing.signal).catch(onFault);
    this.#next(shortest + Math.random() * (longest - shortest));
  }
}
