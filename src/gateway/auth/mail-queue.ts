/** Mails wait here, never a request: whether and how fast one can be sent tells nobody that an account exists. */
import { setTimeout as delay } from "node:timers/promises";
import type { Mail, Mailer } from "#platform/mail/mail.ts";

const queueLimit = 1000;
const retryWaits = [1000, 10_000, 60_000];

export class MailQueue {
  readonly #mailer: Mailer;
  readonly #onFault: (fault: unknown) => void;
  readonly #closing = new AbortController();
  readonly #waiting: Mail[] = [];
  #sending: Promise<void> | null = null;

  constructor(mailer: Mailer, onFault: (fault: unknown) => void) {
    this.#mailer = mailer;
    this.#onFault = onFault;
  }

  enqueue(mail: Mail): void {
    if (this.#waiting.length < queueLimit) {
      this.#waiting.push(mail);
      this.#sending ??= this.#sendAll();
    } else this.#onFault(new Error("the mail queue is full"));
  }

  /** Sends what waits once more, without waiting between tries. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let mail = this.#waiting.shift(); mail; mail = this.#waiting.shift()) {
      await this.#send(mail).catch(this.#onFault);
    }
    this.#sending = null;
  }

  async #send(mail: Mail): Promise<void> {
    for (const wait of retryWaits) {
      try {
        return await this.#mailer.send(mail);
      } catch (fault) {
        if (this.#closing.signal.aborted) throw fault;
        await delay(wait, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
    await this.#mailer.send(mail);
  }
}
