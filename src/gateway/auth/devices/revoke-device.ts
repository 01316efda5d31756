/** Revocation: the database first, then the cache that is derived from it, then everybody who holds a stream open. */
import type { Kysely } from "kysely";
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import { writeAudit } from "../audit/audit.ts";
import { forgetEmailChange } from "../email/forget-email-change.ts";
import { lockUserState } from "../user-store.ts";
import { lockDevice, lockDevicesInUse, markRevoked } from "./device-store.ts";

type Revocation = {
  userId: UserId;
  deviceId: DeviceId;
  event: "sign-out" | "device-revoked";
  client: Client;
};

/** False when the person has no such device. Revoking again changes nothing. */
export async function revokeDevice(accounts: Accounts, revocation: Revocation): Promise<boolean> {
  const { database, clock, events } = accounts;
  const { userId, deviceId, event, client } = revocation;
  const audited = { event, outcome: "success", userId, deviceId } as const;
  const at = clock();
  const found = await database.write(async (trx) => {
    const device = await lockDevice(database, trx, deviceId);
    if (device?.user_id !== userId) return false;
    const changed = await markRevoked(trx, deviceId, { at, reason: event });
    if (changed) await writeAudit(trx, audited, { client, at });
    return true;
  });
  if (!found) return false;
  await tellRevoked(accounts, deviceId);
  events.authEvent(audited);
  return true;
}

/** `except` keeps one signed in. `reason` is a word of ours, such as "password-changed". */
export type RevocationOfAll = { except?: DeviceId | undefined; reason: string; client: Client };

/** Signs the person out everywhere, or everywhere else, in a transaction of its own. Gives the devices it revoked. */
export async function revokeDevices(
  accounts: Accounts,
  userId: UserId,
  revocation: RevocationOfAll,
): Promise<DeviceId[]> {
  const { database } = accounts;
  const revoked = await database.write(async (trx) => {
    // A step-up at this moment would open a device that is not looked at.
    await lockUserState(database, trx, userId);
    await forgetEmailChange(accounts, trx, userId);
    return markDevicesRevoked(accounts, trx, userId, revocation);
  });
  await tellDevicesRevoked(accounts, userId, revoked);
  return revoked;
}

/** The same in the caller's transaction, which then calls `tellDevicesRevoked` once it is committed. */
export async function markDevicesRevoked(
  { database, clock }: Pick<Accounts, "database" | "clock">,
  trx: Kysely<Schema>,
  userId: UserId,
  { except, reason, client }: RevocationOfAll,
): Promise<DeviceId[]> {
  const at = clock();
  const inUse = await lockDevicesInUse(database, trx, userId);
  const revoked = inUse.filter((deviceId) => deviceId !== except);
  for (const deviceId of revoked) {
    await markRevoked(trx, deviceId, { at, reason });
    await writeAudit(trx, auditOf(userId, deviceId), { client, at });
  }
  return revoked;
}

/** To be called once `markDevicesRevoked` is committed. */
export async function tellDevicesRevoked(
  accounts: Accounts,
  userId: UserId,
  revoked: readonly DeviceId[],
): Promise<void> {
  await Promise.all(revoked.map((deviceId) => tellRevoked(accounts, deviceId)));
  for (const deviceId of revoked) accounts.events.authEvent(auditOf(userId, deviceId));
}

const auditOf = (userId: UserId, deviceId: DeviceId) =>
  ({ event: "device-revoked", outcome: "success", userId, deviceId }) as const;

/** To be called once the revocation is committed. */
export async function tellRevoked(
  accounts: Pick<Accounts, "tokenState" | "control">,
  deviceId: DeviceId,
): Promise<void> {
  await accounts.tokenState.noteRevoked(deviceId);
  accounts.control.publish({ type: "device-revoked", deviceId });
}
