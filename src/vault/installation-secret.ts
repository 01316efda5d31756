/**
 * The installation's secret: given by HEALIFY_SECRET, or in embedded mode made once, beside an empty database. The
 * database keeps a check value: with another secret nothing in it could be read, so that is an error, never a new
 * secret.
 */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { MasterKeys } from "./master-keys.ts";

const secretFileName = "secret";
const checkKey = "secret_check";

/** What is wrong with the secret, and what would be right; for the person who runs the server. */
export class SecretFault extends Error {
  override readonly name = "SecretFault";
}

/** The secret in `<folder>/secret`; made now if the file is missing and the database is still empty. */
export async function embeddedSecret(folder: string, database: Database<Schema>): Promise<string> {
  const file = join(folder, secretFileName);
  const present = readIfPresent(file);
  if (present) return present;
  if (await readCheck(database)) {
    throw new SecretFault(
      `${file} is missing or empty beside a database that was sealed with it: put the file back, or set HEALIFY_SECRET to its content. Nothing was changed.`,
    );
  }
  // Left by a start that died while it wrote; nothing was sealed with it.
  if (present === "") throw new SecretFault(`${file} is empty: delete it and start again.`);
  const secret = randomBytes(32).toString("base64url");
  writeSynced(file, secret);
  return secret;
}

/** Ties an empty database to this secret; rejects with SecretFault when it belongs to another. */
export async function checkSecret(database: Database<Schema>, keys: MasterKeys): Promise<void> {
  await database.write((trx) =>
    trx
      .insertInto("installation")
      .values({ key: checkKey, value: keys.check })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const stored = await readCheck(database);
  if (stored !== null && keys.knows(stored)) return;
  throw new SecretFault(
    "The secret does not belong to this database: set HEALIFY_SECRET (or the file `secret` in the data folder) to the one it was made with. Nothing was changed.",
  );
}

/** The last step of a rotation: from now on the previous secret alone does not open this database. */
export async function replaceCheck(database: Database<Schema>, keys: MasterKeys): Promise<void> {
  await database.write((trx) =>
    trx
      .updateTable("installation")
      .set({ value: keys.check })
      .where("key", "=", checkKey)
      .execute(),
  );
}

async function readCheck(database: Database<Schema>): Promise<string | null> {
  const row = await database.read
    .selectFrom("installation")
    .select("value")
    .where("key", "=", checkKey)
    .executeTakeFirst();
  return row?.value ?? null;
}

function readIfPresent(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return null;
    throw fault;
  }
}

/** Owner-only, and on the disk before anything is sealed with it. */
function writeSynced(file: string, secret: string): void {
  const handle = openSync(file, "wx", 0o600);
  writeSync(handle, `${secret}\n`);
  fsyncSync(handle);
  closeSync(handle);
  const folder = openSync(dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}
