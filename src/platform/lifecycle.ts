/**
 * Closing in order: what was opened last closes first, each part within its time. A part that fails or hangs is
 * reported and does not keep the others from closing.
 */
import { setTimeout as delay } from "node:timers/promises";

export type Closer = { name: string; close: () => Promise<void> | void };

export class Lifecycle {
  readonly #closers: Closer[] = [];
  #closing: Promise<void> | null = null;
  readonly #onFault: (name: string, fault: unknown) => void;

  constructor(onFault: (name: string, fault: unknown) => void) {
    this.#onFault = onFault;
  }

  /** Registers how to close what was just opened. */
  opened(name: string, close: Closer["close"]): void {
    this.#closers.push({ name, close });
  }

  /** Idempotent. `graceMs` is the most that one part may take. */
  close(graceMs = 10_000): Promise<void> {
    this.#closing ??= this.#closeAll(graceMs);
    return this.#closing;
  }

  async #closeAll(graceMs: number): Promise<void> {
    for (const closer of this.#closers.reverse()) {
      await closeWithin(closer, graceMs).catch((fault) => this.#onFault(closer.name, fault));
    }
  }
}

async function closeWithin({ name, close }: Closer, graceMs: number): Promise<void> {
  const timer = new AbortController();
  // It keeps the process alive meanwhile: else one part that hangs would end it before the others have closed.
  const late = delay(graceMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${name} did not close within ${graceMs} ms`);
  });
  try {
    await Promise.race([Promise.resolve(close()), late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
  }
}

/**
 * The first SIGINT or SIGTERM drains and says that a second forces; the second exits with 130 at once.
 * `say` writes one line for a person.
 */
export function onTermination(drain: () => Promise<void>, say: (line: string) => void): void {
  let draining = false;
  const handle = () => {
    if (draining) {
      say("Stopping now. Unfinished answers are taken up again at the next start.");
      process.exit(130);
    }
    draining = true;
    say("Finishing what is under way. Press Ctrl-C again to stop at once.");
    void drain().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", handle);
  process.on("SIGTERM", handle);
}
