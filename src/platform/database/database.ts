/**
 * The database port: one portable SQL (Kysely) over SQLite and Postgres. What only one of them has lives in the two
 * dialect files, behind the members below.
 *
 * - `read` sees what is committed. Using it inside `write` throws: on SQLite it would hang or read the past, on
 *   Postgres the pool would hide the mistake.
 * - `write` inside `write` throws too, for the same reason.
 * - `write` runs one transaction; it commits when `work` resolves and rolls back when it rejects. On SQLite writes
 *   that arrive together share one commit, each in a savepoint of its own. Nothing foreign (broker, cache, model,
 *   mail) is awaited inside.
 * - Times are integer epoch milliseconds by the database's own clock (`now`), so that leases don't depend on ours.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely, KyselyPlugin, RawBuilder, SelectQueryBuilder } from "kysely";

export type DatabaseKind = "sqlite" | "postgres";

export interface Database<Schema> {
  readonly kind: DatabaseKind;
  readonly read: Kysely<Schema>;
  write<T>(work: (trx: Kysely<Schema>) => Promise<T>): Promise<T>;
  /**
   * `askTogether` for the last statements of a write: its commit goes out with them. When one of them fails nothing
   * of the write stays; once they are done nothing of it can be undone.
   */
  askLast<const Asked extends readonly Promise<unknown>[]>(
    trx: Kysely<Schema>,
    asked: Asked,
  ): Promise<Answers<Asked>>;
  /** One statement, which is a transaction by itself. Of two the first would stay when the second fails. */
  writeOne<T>(statement: (trx: Kysely<Schema>) => Promise<T>): Promise<T>;
  /**
   * A list as a table, in one parameter: a statement over it has the same text for any number of rows, and so is
   * prepared once. Rows come in the list's order.
   */
  list<Row extends object>(rows: readonly Row[], columns: ListColumns<Row>): RawBuilder<Row>;
  /** The database's clock as an expression: integer epoch milliseconds. */
  readonly now: RawBuilder<number>;
  /** Locks the selected rows until the transaction ends; SQLite's single writer needs no lock. */
  lockRows<Tables extends keyof Schema, Row>(
    query: SelectQueryBuilder<Schema, Tables, Row>,
  ): SelectQueryBuilder<Schema, Tables, Row>;
  /** Like lockRows, and passes over rows that somebody else has locked. */
  lockFreeRows<Tables extends keyof Schema, Row>(
    query: SelectQueryBuilder<Schema, Tables, Row>,
  ): SelectQueryBuilder<Schema, Tables, Row>;
  /** For migrations alone: takes part in no transaction of ours and has no guard. */
  readonly schemaHandle: Kysely<Schema>;
  /**
   * Moves all that the log of changes holds into the database's own file and empties it, so that no older state of a
   * page stays on the disk. False when somebody else is reading an older state now. A no-op on Postgres, which
   * overwrites its log by itself.
   */
  emptyLog(): Promise<boolean>;
  /** Rejects when the database can't answer. */
  ping(): Promise<void>;
  /** The server's own version, for doctor. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** The type of each of a list's columns. */
export type ListColumns<Row> = {
  readonly [Column in keyof Row & string]: Row[Column] extends number | null ? "bigint" : "text";
};

export type Answers<Asked extends readonly Promise<unknown>[]> = {
  -readonly [Place in keyof Asked]: Awaited<Asked[Place]>;
};

/** The schema of the people's keys: a schema of its own in Postgres, an attached file of its own in SQLite. */
export const keysSchema = "healify_keys";

const insideWrite = new AsyncLocalStorage<true>();

/** For the adapters: throws when a transaction is already open around the caller. */
export function refuseInsideWrite(): void {
  if (insideWrite.getStore()) {
    throw new Error("the outer database handle was used inside a transaction: use trx");
  }
}

export function runInsideWrite<T>(work: () => Promise<T>): Promise<T> {
  return insideWrite.run(true, work);
}

/** Added to the outer handle: refuses every query inside a transaction. */
export const outerHandleGuard: KyselyPlugin = {
  transformQuery({ node }) {
    refuseInsideWrite();
    return node;
  },
  async transformResult({ result }) {
    return result;
  },
};

/**
 * Statements that need nothing of each other go out together and are done in this order. When it rejects all have
 * come to their end: none is left to be done in somebody else's transaction.
 */
export async function askTogether<const Asked extends readonly Promise<unknown>[]>(
  asked: Asked,
): Promise<Answers<Asked>> {
  await Promise.allSettled(asked);
  return Promise.all(asked);
}
