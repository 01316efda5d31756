/** The secret of embedded mode: a file in the data folder, made once, and the one before it while a rotation goes on. */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { readSecretState, SecretFault } from "./secret-state.ts";

const currentName = "secret";
const previousName = "secret.previous";

export type InstallationSecrets = { secret: string; previousSecret: string | null };

/** The secrets in `folder`; one is made now if there is none and the database is still empty. Rejects with SecretFault. */
export async function embeddedSecrets(
  folder: string,
  database: Database<Schema>,
): Promise<InstallationSecrets> {
  const secret = await embeddedSecret(folder, database);
  const previous = readIfPresent(join(folder, previousName));
  return { secret, previousSecret: previous && previous !== secret ? previous : null };
}

async function embeddedSecret(folder: string, database: Database<Schema>): Promise<string> {
  const file = join(folder, currentName);
  const present = readIfPresent(file);
  if (present) return present;
  if ((await readSecretState(database.read)).sealing !== null) {
    throw new SecretFault(
      `${file} is missing or empty beside a database that was sealed with it: put the file back, or set HEALIFY_SECRET to its content. Nothing was changed.`,
    );
  }
  // Left by a start that died while it wrote; nothing was sealed with it.
  if (present === "") throw new SecretFault(`${file} is empty: delete it and start again.`);
  const secret = newSecret();
  writeSynced(file, secret);
  return secret;
}

/** Makes a new secret and keeps the present one beside it until the rotation is through. Throws SecretFault. */
export function replaceEmbeddedSecret(folder: string): void {
  const [file, previous] = [join(folder, currentName), join(folder, previousName)];
  const present = readIfPresent(file);
  if (!present) throw new SecretFault(`${file} is missing: there is no secret to be replaced.`);
  const left = readIfPresent(previous);
  if (left && left !== present) {
    throw new SecretFault(
      `${previous} is still there: start Healify and let the last rotation end first.`,
    );
  }
  rmSync(previous, { force: true });
  writeSynced(previous, present);
  const next = `${file}.next`;
  rmSync(next, { force: true });
  writeSynced(next, newSecret());
  renameSync(next, file);
  syncFolder(folder);
}

/** Once nothing is sealed with it any more. */
export function forgetPreviousSecret(folder: string): void {
  rmSync(join(folder, previousName), { force: true });
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
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
  syncFolder(dirname(file));
}

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  fsyncSync(folder);
  closeSync(folder);
}
