/**
 * The one way in, however a person has shown who they are. With a second factor a password, or another provider, is
 * the first step only: nothing is opened, and a challenge says what is left to do. A passkey is both steps at once.
 */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { SecondFactorNeeded } from "#contracts/second-factor.ts";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import { type AuditedEvent, writeAudit } from "./audit/audit.ts";
import { type OpenedDevice, openDevice } from "./devices/open-device.ts";
import { sendNotice } from "./mail/notices.ts";
import { secondFactorMethodsOf } from "./second-factor/factors.ts";
import type { Settle, Settled } from "./second-factor/prove.ts";
import { auditRemarks, tellRemarks } from "./second-factor/remarks.ts";
import { askSecondStep } from "./second-factor/second-step-challenge.ts";
import { lockUserState, type StoredUser } from "./user-store.ts";

export type EntryMethod = "password" | "provider" | "passkey";
export type SignedInDevice = { user: StoredUser; device: OpenedDevice };
export type Entry =
  | { signedIn: SignedInDevice }
  | { secondFactor: SecondFactorNeeded["secondFactor"] };

type Entering = {
  method: EntryMethod;
  /** What the proof uses up. */
  settle?: Settle;
};

/**
 * Throws `invalid_credentials` when the account is gone or disabled since it was proven, or the proof used up;
 * `password_too_short` when an operator took the second factor away that a short password was good with (rule 5).
 */
export async function enterAccount(
  accounts: Accounts,
  user: StoredUser,
  client: Client,
  { method, settle }: Entering,
): Promise<Entry> {
  const { database, clock } = accounts;
  const at = clock();
  const decided = await database.write(async (trx): Promise<Decided | null> => {
    if ((await lockUserState(database, trx, user.id)) !== "active") return null;
    const settled = settle ? await settle(trx, at) : nothing;
    if (!settled) return null;
    const methods = await secondFactorMethodsOf(trx, user.id);
    if (methods.length > 0 && method !== "passkey") {
      const secondFactor = await askSecondStep(accounts, trx, { user, client, methods });
      await writeAudit(trx, firstStep(user.id), { client, at });
      return { secondFactor };
    }
    if (method === "password" && methods.length === 0 && user.password_short === 1) {
      throw new ProblemError("password_too_short");
    }
    return openSignedIn(trx, { userId: user.id, strict: methods.length > 0, settled, client, at });
  });
  if (!decided) throw new ProblemError("invalid_credentials");
  if ("secondFactor" in decided) {
    accounts.events.authEvent(firstStep(user.id));
    return decided;
  }
  return { signedIn: { user, device: tellSignedIn(accounts, decided, client) } };
}

type SignedIn = { device: OpenedDevice; settled: Settled };
type Decided = SignedIn | { secondFactor: SecondFactorNeeded["secondFactor"] };
const nothing: Settled = { remarks: [] };

type SigningIn = {
  userId: UserId;
  strict: boolean;
  settled: Settled;
  client: Client;
  at: number;
};

/** A new device, in the transaction of the last step; `tellSignedIn` follows its commit. */
export async function openSignedIn(
  trx: Kysely<Schema>,
  { userId, strict, settled, client, at }: SigningIn,
): Promise<SignedIn> {
  const device = await openDevice(trx, { userId, client, now: at, strict: strict ? 1 : 0 });
  await auditRemarks(trx, settled, { owner: device, client, at });
  await writeAudit(trx, success(device), { client, at });
  return { device, settled };
}

export function tellSignedIn(
  accounts: Accounts,
  { device, settled }: SignedIn,
  client: Client,
): OpenedDevice {
  accounts.events.authEvent(success(device));
  const { userId, deviceId } = device;
  tellRemarks(accounts, settled, { userId, client });
  sendNotice(accounts, userId, "new-device", { client, deviceId });
  return device;
}

const success = ({ userId, deviceId }: OpenedDevice): AuditedEvent => ({
  event: "sign-in",
  outcome: "success",
  userId,
  deviceId,
});
const firstStep = (userId: UserId): AuditedEvent => ({
  event: "first-step",
  outcome: "success",
  userId,
  deviceId: null,
});
