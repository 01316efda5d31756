/** SQL of the keys that sign access tokens. */
import type { Kysely } from "kysely";
import type { Schema, SigningKeysTable } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

const lockKey = "signing_keys";

/** One gateway at a time adds a key: the row that says so is locked until the transaction ends. */
export async function lockKeys(database: Database<Schema>, trx: Kysely<Schema>): Promise<void> {
  await trx
    .insertInto("installation")
    .values({ key: lockKey, value: "lock" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database
    .lockRows(trx.selectFrom("installation").select("key").where("key", "=", lockKey))
    .execute();
}

/** Keys that are still published, oldest first. */
export function publishedKeys(db: Kysely<Schema>, now: number): Promise<SigningKeysTable[]> {
  return db
    .selectFrom("signing_keys")
    .selectAll()
    .where((where) => where.or([where("retire_at", "is", null), where("retire_at", ">", now)]))
    .orderBy("active_from")
    .orderBy("kid")
    .execute();
}

/** Adds a key; those that it follows are published until `retireOthersAt`. */
export async function addKey(
  trx: Kysely<Schema>,
  key: SigningKeysTable,
  retireOthersAt: number,
): Promise<void> {
  await trx.insertInto("signing_keys").values(key).execute();
  await trx
    .updateTable("signing_keys")
    .set({ retire_at: retireOthersAt })
    .where("retire_at", "is", null)
    .where("kid", "!=", key.kid)
    .execute();
}

export async function deleteRetiredKeys(trx: Kysely<Schema>, now: number): Promise<void> {
  await trx.deleteFrom("signing_keys").where("retire_at", "<=", now).execute();
}

export async function hasRetiredKeys(db: Kysely<Schema>, now: number): Promise<boolean> {
  const retired = await db
    .selectFrom("signing_keys")
    .select("kid")
    .where("retire_at", "<=", now)
    .executeTakeFirst();
  return retired !== undefined;
}
