/** A real answer log that is away for some replies, as long as a test says so. */
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";

export class FlakyAnswerLog implements AnswerLog {
  readonly kind: AnswerLog["kind"];
  readonly #log: AnswerLog;
  readonly #away = new Set<string>();

  constructor(log: AnswerLog) {
    this.#log = log;
    this.kind = log.kind;
  }

  setAway(replyKey: string, away: boolean): void {
    if (away) this.#away.add(replyKey);
    else this.#away.delete(replyKey);
  }

  available(): boolean {
    return this.#away.size === 0 && this.#log.available();
  }

  async append(...[replyKey, entries]: Parameters<AnswerLog["append"]>) {
    return this.#away.has(replyKey) ? "unavailable" : this.#log.append(replyKey, entries);
  }

  async read(...[replyKey, after]: Parameters<AnswerLog["read"]>) {
    return this.#away.has(replyKey) ? null : this.#log.read(replyKey, after);
  }

  delete(replyKey: string): Promise<void> {
    return this.#log.delete(replyKey);
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}
