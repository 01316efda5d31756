/**
 * The model that the operator chose: one row, sealed for the installation because it holds a key. Workers know by the
 * row's text whether something changed.
 */
import type { Kysely } from "kysely";
import { type ModelChoice, modelChoiceSchema } from "#contracts/model-choice.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { SealFault } from "#platform/seal.ts";
import { chosenModelContext } from "./contexts.ts";
import type { MasterKeys } from "./master-keys.ts";

const chosenModelRow = "chosen_model";

/** Null where none was chosen. */
export async function readChosenModel(db: Kysely<Schema>): Promise<string | null> {
  const row = await db
    .selectFrom("installation")
    .select("value")
    .where("key", "=", chosenModelRow)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Null for one that was sealed under another secret, or written by a newer version. */
export function openChosenModel(keys: MasterKeys, sealed: string): ModelChoice | null {
  try {
    const text = keys.openForInstallation(sealed, chosenModelContext);
    return modelChoiceSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (fault) {
    if (fault instanceof SealFault) return null;
    throw fault;
  }
}

/** To be called where what is sealed is sealed by the right secret: in writeSealing. */
export async function storeChosenModel(
  trx: Kysely<Schema>,
  keys: MasterKeys,
  choice: ModelChoice,
): Promise<void> {
  await write(trx, keys.sealForInstallation(JSON.stringify(choice), chosenModelContext));
}

/** False when none was chosen. */
export async function forgetChosenModel(trx: Kysely<Schema>): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("installation")
    .where("key", "=", chosenModelRow)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** One that neither secret opens stays as it is: the operator is told, and chooses anew. */
export async function resealChosenModel(trx: Kysely<Schema>, keys: MasterKeys): Promise<void> {
  const sealed = await readChosenModel(trx);
  const resealed = sealed && keys.resealForInstallation(sealed, chosenModelContext);
  if (resealed) await write(trx, resealed);
}

async function write(trx: Kysely<Schema>, value: string): Promise<void> {
  await trx
    .insertInto("installation")
    .values({ key: chosenModelRow, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

/** For who reads and opens at once. */
export async function findChosenModel(
  database: Database<Schema>,
  keys: MasterKeys,
): Promise<{ choice: ModelChoice | null; unreadable: boolean }> {
  const sealed = await readChosenModel(database.read);
  const choice = sealed === null ? null : openChosenModel(keys, sealed);
  return { choice, unreadable: sealed !== null && choice === null };
}
