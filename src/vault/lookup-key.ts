/**
 * The key of look-ups over what is sealed: random, made once, sealed under the installation's secret. It stays the same
 * when the secret is rotated, because what was marked with it (e-mails, cited passages) can't be marked anew by SQL.
 */
import { randomBytes } from "node:crypto";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { sealKeyBytes } from "#platform/seal.ts";
import { lookupKeyContext } from "./contexts.ts";
import type { MasterKeys } from "./master-keys.ts";
import { writeSealing } from "./secret-state.ts";

export const lookupKeyRow = "lookup_key";
/** An installation from before this key kept a mark of the one that it derived from its secret (src/replies/). */
const derivedMarkRow = "citations_check";
const derivedMark = "citations-check";

/** Of several processes that make it at once all end with the same. Throws SealFault with a foreign secret. */
export async function openLookupKey(database: Database<Schema>, keys: MasterKeys): Promise<void> {
  const mark = await readRow(database, derivedMarkRow);
  const made =
    (mark === null ? null : keys.derivedLookupKey(derivedMark, mark)) ?? randomBytes(sealKeyBytes);
  await writeSealing(database, keys, (trx) =>
    trx
      .insertInto("installation")
      .values({ key: lookupKeyRow, value: keys.wrap(made, lookupKeyContext) })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const stored = await readRow(database, lookupKeyRow);
  keys.adoptLookupKey(keys.unwrap(stored ?? "", lookupKeyContext));
}

async function readRow(database: Database<Schema>, key: string): Promise<string | null> {
  const row = await database.read
    .selectFrom("installation")
    .select("value")
    .where("key", "=", key)
    .executeTakeFirst();
  return row?.value ?? null;
}
