/**
 * `healify restored`: after a backup was put back and before anything runs over it. Signs everybody out, because the
 * backup does not know who was signed out since; drops mails that waited then; and finds people who were erased since:
 * their rows are back, their keys are not.
 */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { anonymiseAudit } from "#gateway/auth/audit/audit.ts";
import { deleteUser, findUserRow, openUser } from "#gateway/auth/user-store.ts";
import { lockFolder } from "#platform/database/folder-lock.ts";
import { SealFault } from "#platform/seal.ts";
import { type Env, readCheckedSettings, serviceSettings } from "#platform/service-settings.ts";
import { CommandFault } from "./command-fault.ts";
import { type OpenedStore, withStore } from "./open-store.ts";

type Say = (line: string) => void;

/** Rejects with FolderTaken while Healify runs, and with CommandFault when the keys don't belong to the database. */
export async function settleRestored(
  env: Env,
  { eraseKeyless }: { eraseKeyless: boolean },
  say: Say,
): Promise<void> {
  const { databaseUrl, dataDir } = readCheckedSettings(
    { databaseUrl: serviceSettings.databaseUrl, dataDir: serviceSettings.dataDir },
    env,
  );
  const lock = databaseUrl ? null : lockFolder(dataDir);
  try {
    await withStore(env, (store) => settle(store, eraseKeyless, say));
  } finally {
    lock?.release();
  }
}

async function settle(store: OpenedStore, eraseKeyless: boolean, say: Say): Promise<void> {
  const { readable, keyless, unreadable } = await sortPeople(store);
  if (unreadable.length > 0) {
    throw new CommandFault(
      `The keys of ${unreadable.length} people don't open with this secret: set HEALIFY_SECRET_PREVIOUS to the one that was used when the keys were backed up. Nothing was changed.`,
    );
  }
  if (readable.length === 0 && keyless.length > 0) {
    throw new CommandFault(
      `None of the ${keyless.length} people in this database has a key: put the backup of the keys back too. Nothing was changed.`,
    );
  }
  const signedOut = await store.database.write((trx) => forgetWhatWaited(trx));
  say(`${readable.length} people can be read. ${signedOut} devices were signed out.`);
  if (keyless.length === 0) return;
  if (!eraseKeyless) {
    say(
      `${keyless.length} people have no key: they were erased after this backup was made. Nothing of them can be read; delete their rows too with \`healify restored --erase-keyless\`.`,
    );
    return;
  }
  for (const userId of keyless) {
    await store.database.write(async (trx) => {
      await deleteUser(trx, userId);
      await anonymiseAudit(trx, userId);
    });
  }
  say(`Deleted the rows of ${keyless.length} people who were erased after this backup was made.`);
}

type Sorted = { readable: UserId[]; keyless: UserId[]; unreadable: UserId[] };

async function sortPeople({ database, vault }: OpenedStore): Promise<Sorted> {
  const sorted: Sorted = { readable: [], keyless: [], unreadable: [] };
  for (const { id } of await database.read.selectFrom("users").select("id").execute()) {
    const row = await findUserRow(database.read, id);
    if (!row) continue;
    try {
      const user = await openUser(vault, row);
      (user ? sorted.readable : sorted.keyless).push(id);
    } catch (fault) {
      if (!(fault instanceof SealFault)) throw fault;
      sorted.unreadable.push(id);
    }
  }
  return sorted;
}

async function forgetWhatWaited(trx: Kysely<Schema>): Promise<number> {
  const now = Date.now();
  const { numUpdatedRows } = await trx
    .updateTable("devices")
    .set({ revoked_at: now, revoked_reason: "restored" })
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  await trx.deleteFrom("mail_orders").execute();
  await trx.deleteFrom("mail_tokens").execute();
  await trx.deleteFrom("auth_challenges").execute();
  await trx.deleteFrom("running_processes").execute();
  return Number(numUpdatedRows);
}
