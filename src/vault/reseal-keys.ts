/**
 * Seals every key under the secret that seals now. What is sealed with a person's key stays as it is. May die at any
 * time, be repeated, and run in several processes at once: each key is sealed by one of the two secrets at any time,
 * and one that was deleted or sealed anew meanwhile is left alone.
 */
import { type Kysely, sql } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { resealChosenModel } from "./chosen-model.ts";
import {
  lookupKeyContext,
  mailOrderContext,
  signingKeyContext,
  userKeyContext,
} from "./contexts.ts";
import { lookupKeyRow } from "./lookup-key.ts";
import { type MasterKeys, wrapMarkLength } from "./master-keys.ts";

const keysAtATime = 100;

/** @param onResealed hears after each batch how many keys it was */
export async function resealPeopleKeys(
  database: Database<Schema>,
  keys: MasterKeys,
  onResealed: (count: number) => void,
  stopped: () => boolean,
): Promise<void> {
  for (let after: UserId | null = null; !stopped(); ) {
    const rows = await foreignKeysAfter(database, keys, after);
    const last = rows.at(-1);
    if (!last) return;
    await database.write(async (trx) => {
      for (const { user_id, key_sealed } of rows) {
        const context = userKeyContext(user_id);
        await trx
          .updateTable("healify_keys.user_keys")
          .set({ key_sealed: keys.wrap(keys.unwrap(key_sealed, context), context) })
          .where("user_id", "=", user_id)
          .where("key_sealed", "=", key_sealed)
          .execute();
      }
    });
    after = last.user_id;
    onResealed(rows.length);
  }
}

function foreignKeysAfter(database: Database<Schema>, keys: MasterKeys, after: UserId | null) {
  const query = database.read
    .selectFrom("healify_keys.user_keys")
    .select(["user_id", "key_sealed"])
    .where(markOfKey, "<>", keys.wrapMark)
    .orderBy("user_id")
    .limit(keysAtATime);
  return (after ? query.where("user_id", ">", after) : query).execute();
}

const markOfKey = sql<string>`substr(key_sealed, 1, ${sql.lit(wrapMarkLength)})`;

export type KeyCount = { keys: number; foreign: number };

/** How many keys of people there are, and how many of them another secret seals than the one that seals now. */
export async function countKeys(db: Kysely<Schema>, keys: MasterKeys): Promise<KeyCount> {
  const counted = await db
    .selectFrom("healify_keys.user_keys")
    .select((row) => [
      row.fn.countAll<number>().as("keys"),
      row.fn.countAll<number>().filterWhere(markOfKey, "<>", keys.wrapMark).as("foreign"),
    ])
    .executeTakeFirstOrThrow();
  return { keys: Number(counted.keys), foreign: Number(counted.foreign) };
}

/**
 * Mails that wait: all of them, because what the installation seals carries no mark. One that neither secret opens, from
 * before an older rotation, is left to run out.
 */
export async function resealMailOrders(trx: Kysely<Schema>, keys: MasterKeys): Promise<void> {
  const orders = await trx.selectFrom("mail_orders").select(["id", "order_sealed"]).execute();
  for (const { id, order_sealed } of orders) {
    const context = mailOrderContext(id);
    const resealed = keys.resealForInstallation(order_sealed, context);
    if (resealed === null) continue;
    await trx
      .updateTable("mail_orders")
      .set({ order_sealed: resealed })
      .where("id", "=", id)
      .execute();
  }
}

/** The few keys of the installation itself, the model's among them. */
export async function resealInstallationKeys(trx: Kysely<Schema>, keys: MasterKeys): Promise<void> {
  const signing = await trx.selectFrom("signing_keys").select(["kid", "private_sealed"]).execute();
  for (const { kid, private_sealed } of signing) {
    const context = signingKeyContext(kid);
    const text = keys.openForInstallation(private_sealed, context);
    await trx
      .updateTable("signing_keys")
      .set({ private_sealed: keys.sealForInstallation(text, context) })
      .where("kid", "=", kid)
      .execute();
  }
  await resealChosenModel(trx, keys);
  const lookup = await trx
    .selectFrom("installation")
    .select("value")
    .where("key", "=", lookupKeyRow)
    .executeTakeFirst();
  if (!lookup) return;
  const value = keys.wrap(keys.unwrap(lookup.value, lookupKeyContext), lookupKeyContext);
  await trx.updateTable("installation").set({ value }).where("key", "=", lookupKeyRow).execute();
}
