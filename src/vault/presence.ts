/** Each process says that it runs and with which secret: the database's clock tells who is gone. */
import { type Kysely, sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Schema } from "#database/schema.ts";
import type { Database, DatabaseKind } from "#platform/database/database.ts";
import { requireKnownSecret } from "./installation-secret.ts";
import type { MasterKeys } from "./master-keys.ts";
import { lockSecretState } from "./secret-state.ts";
import { forgetAllWorkers } from "./worker-notes.ts";

/**
 * A process that wrote nothing for `goneMs` has died, or will find its secret refused when it comes back. Rarely on
 * SQLite: a laptop that nobody uses shall not write to its disk all the time.
 */
const paceOf: Record<DatabaseKind, { everyMs: number; goneMs: number }> = {
  sqlite: { everyMs: 60_000, goneMs: 150_000 },
  postgres: { everyMs: 5_000, goneMs: 30_000 },
};

export interface Presence {
  close(): Promise<void>;
}

export type Announcing = {
  onFault: (fault: unknown) => void;
  /** The caller knows that nobody else serves this database: whoever said so has died. */
  alone?: boolean;
};

/** Rejects with SecretFault when a rotation left this process's secret behind meanwhile. */
export async function announcePresence(
  database: Database<Schema>,
  keys: MasterKeys,
  { onFault, alone = false }: Announcing,
): Promise<Presence> {
  if (alone) {
    await database.write(async (trx) => {
      await trx.deleteFrom("running_processes").execute();
      await forgetAllWorkers(trx);
    });
  }
  const id = uuidv7();
  const announce = () =>
    database.write(async (trx) => {
      await lockSecretState(database, trx);
      await requireKnownSecret(trx, keys);
      await trx
        .deleteFrom("running_processes")
        .where("seen_at", "<", sql<number>`${database.now} - ${paceOf[database.kind].goneMs}`)
        .execute();
      await trx
        .insertInto("running_processes")
        .values({ id, secret_check: keys.check, seen_at: database.now })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: database.now }))
        .execute();
    });
  await announce();
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(announce).catch(onFault);
  }, paceOf[database.kind].everyMs).unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
      await database
        .write((trx) => trx.deleteFrom("running_processes").where("id", "=", id).execute())
        .catch(onFault);
    },
  };
}

/** How many processes run with another secret than this. */
export async function countOthers(
  { kind, now }: Pick<Database<Schema>, "kind" | "now">,
  trx: Kysely<Schema>,
  check: string,
): Promise<number> {
  const { n } = await trx
    .selectFrom("running_processes")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("secret_check", "<>", check)
    .where("seen_at", ">=", sql<number>`${now} - ${paceOf[kind].goneMs}`)
    .executeTakeFirstOrThrow();
  return Number(n);
}
