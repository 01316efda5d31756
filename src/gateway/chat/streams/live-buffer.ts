/** Live events that a reader can't be sent yet: in order, each once, the newest of them. */
import { comparePlaces } from "#contracts/reply-events.ts";
import type { LoggedEvent } from "./reply-source.ts";

/** More than this is left to the log, or to the stored answer. */
const mostKept = 500;

export class LiveBuffer {
  #events: LoggedEvent[] = [];

  get empty(): boolean {
    return this.#events.length === 0;
  }

  keep(live: LoggedEvent): void {
    const before = this.#events.findLastIndex((event) => comparePlaces(event, live) <= 0);
    const last = this.#events[before];
    if (last && comparePlaces(last, live) === 0) return;
    this.#events.splice(before + 1, 0, live);
    if (this.#events.length > mostKept) this.#events.shift();
  }

  /** Hands out all, oldest first; keeps those for which `stays` says so. */
  sift(stays: (live: LoggedEvent) => boolean): void {
    this.#events = this.#events.filter(stays);
  }

  clear(): void {
    this.#events = [];
  }
}
