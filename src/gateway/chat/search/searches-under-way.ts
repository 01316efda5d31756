/** Looking through years of chats keeps a processor busy: few at once, and no person takes all of them. */
import type { UserId } from "#contracts/ids.ts";
import { ProblemError } from "../../http/problem.ts";

/** Someone who types on asks again before the look before has noticed that it is not wanted any more. */
const perPerson = 2;
const perGateway = 6;

export class SearchesUnderWay {
  readonly #ofPerson = new Map<UserId, number>();
  #all = 0;

  /** Throws ProblemError where there are too many. */
  async during<T>(userId: UserId, work: () => Promise<T>): Promise<T> {
    const own = this.#ofPerson.get(userId) ?? 0;
    if (own >= perPerson) throw new ProblemError("too_many_requests", { retryAfterMs: 1000 });
    if (this.#all >= perGateway) throw new ProblemError("unavailable", { retryAfterMs: 1000 });
    this.#count(userId, 1);
    try {
      return await work();
    } finally {
      this.#count(userId, -1);
    }
  }

  #count(userId: UserId, by: 1 | -1): void {
    const own = (this.#ofPerson.get(userId) ?? 0) + by;
    if (own === 0) this.#ofPerson.delete(userId);
    else this.#ofPerson.set(userId, own);
    this.#all += by;
  }
}
