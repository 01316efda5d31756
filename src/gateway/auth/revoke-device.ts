/** Revocation: the database first, then the cache that is derived from it, then everybody who holds a stream open. */
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Client } from "../http/client.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit.ts";
import { lockDevice, markRevoked } from "./device-store.ts";

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

/** To be called once the revocation is committed. */
export async function tellRevoked(accounts: Accounts, deviceId: DeviceId): Promise<void> {
  await accounts.tokenState.noteRevoked(deviceId);
  accounts.control.publish({ type: "device-revoked", deviceId });
}
