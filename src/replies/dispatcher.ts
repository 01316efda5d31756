/**
 * The outbox's way to the broker: a row is published right after the commit that queued it, nobody waits for the
 * confirm, and confirms are noted together every 50 ms. What is lost on the way, the sweep publishes again.
 */
import { type RequestMessage, requestMessageVersion } from "#contracts/broker-messages.ts";
import { instanceIdSchema } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Broker } from "#platform/broker/broker.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Database } from "#platform/database/database.ts";
import type { Tracing } from "#platform/tracing/tracing.ts";
import { noTracing } from "#platform/tracing/tracing-none.ts";
import type { DispatchedRow } from "./reply-row.ts";
import { publishSpan } from "./reply-spans.ts";
import { confirmDispatches } from "./stop-and-retry.ts";

const noteEveryMs = 50;

export type DispatcherEvents = {
  published(row: DispatchedRow): void;
  /** Not confirmed, or the confirm could not be noted. */
  fault(fault: unknown): void;
};

export class Dispatcher {
  readonly #broker: Broker;
  readonly #database: Database<Schema>;
  readonly #events: DispatcherEvents;
  readonly #tracing: Tracing;
  #confirmed: DispatchedRow[] = [];
  #timer: NodeJS.Timeout | null = null;
  #noting: Promise<void> = Promise.resolve();
  readonly #publishing = new Set<Promise<void>>();

  constructor(
    broker: Broker,
    database: Database<Schema>,
    events: DispatcherEvents,
    tracing: Tracing = noTracing,
  ) {
    this.#broker = broker;
    this.#database = database;
    this.#events = events;
    this.#tracing = tracing;
  }

  /** Never rejects and is not waited for. */
  publish(row: DispatchedRow): void {
    const span = publishSpan(this.#tracing, this.#broker, row);
    const message: RequestMessage = {
      v: requestMessageVersion,
      replyId: row.id,
      dispatch: row.dispatch,
      replyTo: instanceIdSchema.parse(row.reply_to),
      traceparent: span.traceparent ?? row.traceparent,
    };
    const publishing = span
      .during(this.#broker.publishWork(JSON.stringify(message)))
      .then(
        () => {
          crashPoint("dispatch-confirmed");
          this.#events.published(row);
          this.#confirmed.push(row);
          this.#timer ??= setTimeout(() => this.#note(), noteEveryMs);
        },
        (fault) => this.#events.fault(fault),
      )
      .finally(() => this.#publishing.delete(publishing));
    this.#publishing.add(publishing);
  }

  /** Waits for the confirms that are owed, which the broker limits, and notes them. */
  async close(): Promise<void> {
    await Promise.all(this.#publishing);
    this.#note();
    await this.#noting;
  }

  #note(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const rows = this.#confirmed;
    this.#confirmed = [];
    if (rows.length === 0) return;
    const noted = confirmDispatches(this.#database, rows).then(
      () => crashPoint("dispatch-noted"),
      (fault) => this.#events.fault(fault),
    );
    this.#noting = this.#noting.then(() => noted);
  }
}
