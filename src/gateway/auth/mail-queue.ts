/** Mails wait here, never a request: whether and how fast one can be sent tells nobody that an account exists. */
import { setTimeout as delay } from "node:timers/promises";
import type { Mail, Mailer } from "#platform/mail/mail.ts";
import { BoundedQueue } from "./bounded-queue.ts";

const queueLimit = 1000;
const connections = 4;
const retryWaits = [1000, 10_000, 60_000];

export class MailQueue {
  readonly #mailer: Mailer;
  readonly #onFault: (fault: unknown) => void;
  readonly #closing = new AbortController();
  readonly #sending = new BoundedQueue({
    concurrency: connections,
    waitingLimit: queueLimit,
    retryAfterMs: 0,
  });
  readonly #open = new Set<Promise<void>>();

  constructor(mailer: Mailer, onFault: (fault: unknown) => void) {
    this.#mailer = mailer;
    this.#onFault = onFault;
  }

  /** One that can't be delivered holds up no other. */
  enqueue(mail: Mail): void {
    if (this.#open.size >= queueLimit) {
      this.#onFault(new Error("the mail queue is full"));
      return;
    }
    const delivery = this.#deliver(mail)
      .catch(this.#onFault)
      .finally(() => this.#open.delete(delivery));
    this.#open.add(delivery);
  }

  /** Tries what waits once more, at once. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#open);
  }

  async #deliver(mail: Mail): Promise<void> {
    for (const wait of retryWaits) {
      try {
        return await this.#sending.run(() => this.#mailer.send(mail));
      } catch (fault) {
        if (this.#closing.signal.aborted) throw fault;
        await delay(wait, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
    await this.#sending.run(() => this.#mailer.send(mail));
  }
}
