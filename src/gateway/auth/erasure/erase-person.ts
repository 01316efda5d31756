/**
 * Erasure of a person, in steps that each may be the last before a crash:
 *
 *   marked (nobody is signed in, nothing of theirs is begun any more) ──▶ key deleted ──▶ outside cleared
 *     ──▶ rows deleted ──▶ files scrubbed ──▶ mark deleted
 *
 * The key goes first, because without it nothing sealed can be read again wherever a copy lies. All but the mark can be
 * done again, by another gateway too.
 */
import type { UserId } from "#contracts/ids.ts";
import { scrubKeys } from "#vault/scrub.ts";
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import { anonymiseAudit, writeAudit } from "../audit/audit.ts";
import { tellRevoked } from "../devices/revoke-device.ts";
import { forgetGuesses } from "../guesses/guess-store.ts";
import { deleteUser, updateUser } from "../user-store.ts";
import type { ErasedPerson } from "./erasers.ts";
import {
  deleteErasures,
  erasuresStartedBefore,
  erasuresWithoutRows,
  findOwned,
  insertErasure,
  noteRowsGone,
} from "./erasure-store.ts";

/** What an erasure that is still under way elsewhere may take. */
const underWayMs = 60_000;
/** A large store of keys is written anew at most this often. */
const largeScrubMs = 60 * 60_000;

export type Erasing = Pick<
  Accounts,
  "database" | "vault" | "control" | "clock" | "events" | "erasers" | "mailer" | "tokenState"
>;
export type ClearedPlace = { place: string; how: string };

/** Step one: from here on the person is erased, whatever happens to this process. */
export async function markForErasure(
  accounts: Erasing,
  { userId, accountMac }: { userId: UserId; accountMac: string },
): Promise<void> {
  const at = accounts.clock();
  await accounts.database.write(async (trx) => {
    await insertErasure(trx, userId, at);
    await updateUser(trx, userId, { state: "disabled", updated_at: at });
    await forgetGuesses(trx, accountMac);
  });
}

/** `scrubbed`: the key's bytes are out of the keys' store; else that is tried again until they are. */
export type Finished = { outside: ClearedPlace[]; scrubbed: boolean };

/** The other steps. */
export async function finishErasure(
  accounts: Erasing,
  userId: UserId,
  client: Client,
): Promise<Finished> {
  const { database, vault, control, clock, events, erasers, mailer } = accounts;
  const owned = await findOwned(database.read, userId);
  await vault.erasePerson(userId);
  control.publish({ type: "person-erased", userId });
  for (const replyId of owned.replyIds) control.publish({ type: "reply-cancelled", replyId });
  for (const deviceId of owned.deviceIds) await tellRevoked(accounts, deviceId);
  const outside = await clearOutside(erasers, { userId, ...owned });

  const erased = { event: "account-erased", outcome: "success", userId, deviceId: null } as const;
  const first = await database.write(async (trx) => {
    if (!(await noteRowsGone(trx, userId))) return false;
    await deleteUser(trx, userId);
    await writeAudit(trx, erased, { client, at: clock() });
    await anonymiseAudit(trx, userId);
    return true;
  });
  if (first) events.authEvent(erased);
  // Once more: one that was being sent when the others were deleted.
  await mailer?.kept?.forget(userId);
  return { outside, scrubbed: await scrub(database, "small") };
}

async function clearOutside(
  erasers: Accounts["erasers"],
  person: ErasedPerson,
): Promise<ClearedPlace[]> {
  const cleared: ClearedPlace[] = [];
  for (const { place, erase } of erasers) cleared.push({ place, how: await erase(person) });
  return cleared;
}

/** Ends what a process has left that died. */
export async function finishInterrupted(accounts: Erasing): Promise<void> {
  const before = accounts.clock() - underWayMs;
  const left = await erasuresStartedBefore(accounts.database.read, before);
  for (const { userId, rowsGone } of left) {
    if (!rowsGone) await finishErasure(accounts, userId, nobody);
  }
  const overdue = before - largeScrubMs;
  if (left.length === 0) return;
  await scrub(accounts.database, left.some(({ at }) => at < overdue) ? "any" : "small");
}

/** Once for all whose rows are gone by now. */
async function scrub(
  database: Erasing["database"],
  allowed: Parameters<typeof scrubKeys>[1],
): Promise<boolean> {
  const gone = await erasuresWithoutRows(database.read);
  if (!(await scrubKeys(database, allowed))) return false;
  await database.write((trx) => deleteErasures(trx, gone));
  return true;
}

export const nobody: Client = { network: "", addressPrefix: "", userAgent: "", deviceName: "" };
