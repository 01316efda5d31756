/**
 * Rotation of the installation's secret: every key that the previous secret seals is sealed under the current one.
 * What is sealed with a person's key stays as it is. May be interrupted and repeated: each key is sealed by one of
 * the two secrets at any time, and the check value changes last.
 */
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { lookupKeyContext, signingKeyContext, userKeyContext } from "./contexts.ts";
import { replaceCheck } from "./installation-secret.ts";
import { lookupKeyRow } from "./lookup-key.ts";
import type { MasterKeys } from "./master-keys.ts";

const keysAtATime = 200;

export async function rewrapKeys(database: Database<Schema>, keys: MasterKeys): Promise<void> {
  for (let after: UserId | null = null; ; ) {
    const rows = await keysAfter(database, after);
    const last = rows.at(-1);
    if (!last) break;
    await database.write(async (trx) => {
      for (const { user_id, key_sealed } of rows) {
        const context = userKeyContext(user_id);
        await trx
          .updateTable("healify_keys.user_keys")
          .set({ key_sealed: keys.wrap(keys.unwrap(key_sealed, context), context) })
          .where("user_id", "=", user_id)
          .execute();
      }
    });
    after = last.user_id;
  }
  await rewrapSigningKeys(database, keys);
  await rewrapLookupKey(database, keys);
  await replaceCheck(database, keys);
}

function keysAfter(database: Database<Schema>, after: UserId | null) {
  const query = database.read
    .selectFrom("healify_keys.user_keys")
    .select(["user_id", "key_sealed"])
    .orderBy("user_id")
    .limit(keysAtATime);
  return (after ? query.where("user_id", ">", after) : query).execute();
}

async function rewrapSigningKeys(database: Database<Schema>, keys: MasterKeys): Promise<void> {
  const rows = await database.read
    .selectFrom("signing_keys")
    .select(["kid", "private_sealed"])
    .execute();
  await database.write(async (trx) => {
    for (const { kid, private_sealed } of rows) {
      const context = signingKeyContext(kid);
      const text = keys.openForInstallation(private_sealed, context);
      await trx
        .updateTable("signing_keys")
        .set({ private_sealed: keys.sealForInstallation(text, context) })
        .where("kid", "=", kid)
        .execute();
    }
  });
}

async function rewrapLookupKey(database: Database<Schema>, keys: MasterKeys): Promise<void> {
  await database.write(async (trx) => {
    const row = await trx
      .selectFrom("installation")
      .select("value")
      .where("key", "=", lookupKeyRow)
      .executeTakeFirst();
    if (!row) return;
    const value = keys.wrap(keys.unwrap(row.value, lookupKeyContext), lookupKeyContext);
    await trx.updateTable("installation").set({ value }).where("key", "=", lookupKeyRow).execute();
  });
}
