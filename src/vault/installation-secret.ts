/**
 * Whether the secret belongs to this database. The database keeps a check value: with another secret nothing in it
 * could be read, so that is an error, never a new secret.
 */
import type { Kysely } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { MasterKeys } from "./master-keys.ts";
import { claimDatabase, readSecretState, SecretFault } from "./secret-state.ts";

/** Ties an empty database to this secret, else finds out which one seals. Rejects with SecretFault for a foreign one. */
export async function checkSecret(database: Database<Schema>, keys: MasterKeys): Promise<void> {
  await claimDatabase(database, keys.check);
  await requireKnownSecret(database.read, keys);
}

/** Rejects with SecretFault when something is sealed with a secret that this process lacks. */
export async function requireKnownSecret(db: Kysely<Schema>, keys: MasterKeys): Promise<void> {
  const { sealing, leaving } = await readSecretState(db);
  if (sealing === null || !keys.sealWith(sealing)) {
    throw new SecretFault(leaving !== null && keys.knows(leaving) ? leftBehind : foreign);
  }
  if (leaving !== null && !keys.knows(leaving)) throw new SecretFault(tooEarly);
}

const leftBehind = "HEALIFY_SECRET was rotated: start with the new one. Nothing was changed.";

const foreign =
  "The secret does not belong to this database: set HEALIFY_SECRET (or the file `secret` in the data folder) to the one it was made with; while you rotate it, set HEALIFY_SECRET_PREVIOUS to the one before. Nothing was changed.";

const tooEarly =
  "The rotation of HEALIFY_SECRET is not through: some keys are still sealed with the secret before it. Set HEALIFY_SECRET_PREVIOUS to that one until `healify keys status` says that it can be dropped. Nothing was changed.";
