/**
 * How many answers got which disposition, over everybody: no words, no person, no day. Counted in memory and added to
 * the table every few seconds, so that no answer waits for a row that all of them share. A crash loses the last seconds.
 */
import { sql } from "kysely";
import type { Disposition } from "#contracts/triage.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

const storeEveryMs = 5_000;

export class AnswerCounts {
  readonly #database: Database<Schema>;
  readonly #onFault: (fault: unknown) => void;
  #counted = new Map<Disposition | "none", number>();
  readonly #timer: NodeJS.Timeout;

  constructor(database: Database<Schema>, onFault: (fault: unknown) => void) {
    this.#database = database;
    this.#onFault = onFault;
    this.#timer = setInterval(() => void this.#store(), storeEveryMs);
  }

  add(disposition: Disposition | null): void {
    this.#addAll(disposition ?? "none", 1);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#store();
  }

  #addAll(disposition: Disposition | "none", n: number): void {
    this.#counted.set(disposition, (this.#counted.get(disposition) ?? 0) + n);
  }

  async #store(): Promise<void> {
    if (this.#counted.size === 0) return;
    const counted = this.#counted;
    this.#counted = new Map();
    // In one order everywhere, in which the rows are locked.
    const rows = [...counted].sort().map(([disposition, n]) => ({ disposition, n }));
    try {
      await this.#database.writeOne((trx) =>
        trx
          .insertInto("answer_counts")
          .values(rows)
          .onConflict((conflict) =>
            conflict
              .column("disposition")
              .doUpdateSet({ n: sql<number>`answer_counts.n + excluded.n` }),
          )
          .execute(),
      );
    } catch (fault) {
      for (const { disposition, n } of rows) this.#addAll(disposition, n);
      this.#onFault(fault);
    }
  }
}
