/**
 * Which secret this database is sealed with, and how far a rotation of it is:
 *
 *   one secret A ──(processes start with B, and A as the previous one)──▶ waiting: both open, A seals
 *   waiting ──(every process that runs has B)──▶ re-sealing: B seals, `secret_previous` tells of A
 *   re-sealing ──(nothing is sealed with A any more)──▶ one secret B; A can be dropped
 *
 * `secret_check` tells which secret seals. Whoever stores what was sealed for the installation locks that row and
 * seals in the same transaction, so that nothing is sealed with A once the last of it was looked for.
 */
import type { Kysely } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { MasterKeys } from "./master-keys.ts";

const checkRow = "secret_check";
const previousRow = "secret_previous";

export type SecretState = {
  /** Check value of the secret that seals; null in an empty database. */
  sealing: string | null;
  /** Check value of the secret that still seals some of the keys. */
  leaving: string | null;
};

/** What is wrong with the secret, and what would be right; for the person who runs the server. */
export class SecretFault extends Error {
  override readonly name = "SecretFault";
}

export async function readSecretState(db: Kysely<Schema>): Promise<SecretState> {
  const rows = await db
    .selectFrom("installation")
    .select(["key", "value"])
    .where("key", "in", [checkRow, previousRow])
    .execute();
  const find = (wanted: string) => rows.find(({ key }) => key === wanted)?.value ?? null;
  return { sealing: find(checkRow), leaving: find(previousRow) };
}

/** Ties an empty database to this secret. */
export async function claimDatabase(database: Database<Schema>, check: string): Promise<void> {
  await database.write((trx) =>
    trx
      .insertInto("installation")
      .values({ key: checkRow, value: check })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

/** One transaction in which `keys` seal with the right secret, and no other one becomes it. May reject with SecretFault. */
export function writeSealing<T>(
  database: Database<Schema>,
  keys: MasterKeys,
  work: (trx: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return database.write(async (trx) => {
    const check = await lockSecretState(database, trx);
    if (check !== null && !keys.sealWith(check)) {
      throw new SecretFault(
        "HEALIFY_SECRET was rotated: start this process again with the new one.",
      );
    }
    return work(trx);
  });
}

/** The check value of the secret that seals until this transaction ends. */
export async function lockSecretState(
  database: Database<Schema>,
  trx: Kysely<Schema>,
): Promise<string | null> {
  const row = await database
    .lockRows(trx.selectFrom("installation").select("value").where("key", "=", checkRow))
    .executeTakeFirst();
  return row?.value ?? null;
}

/** From waiting to re-sealing. */
export async function startLeaving(
  trx: Kysely<Schema>,
  { sealing, leaving }: { sealing: string; leaving: string },
): Promise<void> {
  await trx
    .updateTable("installation")
    .set({ value: sealing })
    .where("key", "=", checkRow)
    .execute();
  await trx
    .insertInto("installation")
    .values({ key: previousRow, value: leaving })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: leaving }))
    .execute();
}

/** From re-sealing to one secret. */
export async function endLeaving(trx: Kysely<Schema>): Promise<void> {
  await trx.deleteFrom("installation").where("key", "=", previousRow).execute();
}
