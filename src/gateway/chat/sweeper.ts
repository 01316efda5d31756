/**
 * The sweeper: looks every 250 to 500 ms, with jitter so that several gateways don't look at once, for what was
 * lost (src/replies/sweep.ts), publishes it, and announces what failed for good. It pauses while the broker can't
 * take work.
 */
import { instanceIdSchema } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Broker } from "#platform/broker/broker.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Database } from "#platform/database/database.ts";
import { Rounds } from "#platform/rounds.ts";
import type { Announcer } from "#replies/announce.ts";
import type { Dispatcher } from "#replies/dispatcher.ts";
import { failedEvent } from "#replies/end-event.ts";
import type { EndedRow } from "#replies/reply-row.ts";
import { type Swept, sweep } from "#replies/sweep.ts";
import { PersonErased, type Vault } from "#vault/vault.ts";

const pauseMs = [250, 500] as const;

export type SweeperEvents = {
  swept(counts: { dispatched: number; takenOver: number; failed: number }): void;
  fault(fault: unknown): void;
};

export type SweeperDependencies = {
  database: Database<Schema>;
  broker: Broker;
  dispatcher: Dispatcher;
  announce: Announcer;
  vault: Vault;
  events: SweeperEvents;
};

export class Sweeper {
  readonly #with: SweeperDependencies;
  readonly #rounds: Rounds;

  constructor(dependencies: SweeperDependencies) {
    this.#with = dependencies;
    this.#rounds = new Rounds({
      work: () => this.#sweep(),
      pauseMs,
      onFault: dependencies.events.fault,
    });
  }

  start(): void {
    this.#rounds.start();
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }

  async #sweep(): Promise<void> {
    if (this.#with.broker.state() === "up") await this.#handle(await sweep(this.#with.database));
  }

  async #handle({ dispatched, failed, takenOver }: Swept): Promise<void> {
    if (failed.length > 0) crashPoint("sweep-failed-committed");
    for (const row of dispatched) this.#with.dispatcher.publish(row);
    for (const row of failed) await this.#announceFailed(row);
    if (dispatched.length + failed.length === 0) return;
    this.#with.events.swept({ dispatched: dispatched.length, takenOver, failed: failed.length });
  }

  async #announceFailed(row: EndedRow): Promise<void> {
    try {
      const person = await this.#with.vault.person(row.user_id);
      const audience = { replyId: row.id, replyTo: instanceIdSchema.parse(row.reply_to), person };
      const event = failedEvent(row.error ?? "internal");
      await this.#with.announce(audience, [{ attempt: row.attempt, seq: 1, event }]);
    } catch (fault) {
      // Nobody is left to tell; anything else the readers' own look repairs.
      if (!(fault instanceof PersonErased)) this.#with.events.fault(fault);
    }
  }
}
