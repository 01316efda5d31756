/**
 * One refresh token's states, decided under a lock on its device:
 *
 *   unused ──refresh──▶ used ──30 s──▶ over
 *     │                  │              └─ presented again: stolen, the device is revoked
 *     │                  ├─ presented again, successor unused: the SAME successor (two tabs, a lost answer)
 *     │                  └─ presented again, successor used: refused, nothing revoked
 *     └─ rotated: one child row, whose secret is sealed under the parent's own
 *
 * A wrong secret for a real id is refused and changes nothing, or anybody who learns an id could sign people out.
 * Sources: RFC 9700 section 4.14.2; RFC 6749 section 10.4; ASVS 7.3.1, 7.3.2, 10.4.5, 10.4.8.
 */
import type { Kysely } from "kysely";
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { DevicesTable, RefreshTokensTable, Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { lockDevice, markRevoked, markSeen } from "../devices/device-store.ts";
import { lifetimesOf, rotationGrace } from "../lifetimes.ts";
import { findUserState } from "../user-store.ts";
import {
  hashSecret,
  newRefreshToken,
  openSuccessor,
  type RefreshToken,
  sealSuccessor,
} from "./refresh-token.ts";
import { findRefreshToken, insertRefreshToken, markRotated } from "./refresh-token-store.ts";

type Owner = { userId: UserId; deviceId: DeviceId };
export type Rotation =
  | ({ outcome: "rotated" | "repeated"; successor: RefreshToken; expiresAt: number } & Owner)
  | ({ outcome: "reused" } & Owner)
  | ({ outcome: "refused" } & Owner)
  | { outcome: "gone" };

type Presented = {
  /** Its secret was found to be right. */
  token: RefreshToken;
  deviceId: DeviceId;
  now: number;
  addressPrefix: string;
};

/** Call inside a transaction of its own. */
export async function rotateRefreshToken(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  presented: Presented,
): Promise<Rotation> {
  const device = await lockDevice(database, trx, presented.deviceId);
  // Read under the lock: who held it before may have used the token.
  const row = device && (await findRefreshToken(trx, presented.token.id));
  if (!row) return { outcome: "gone" };
  const owner = { userId: device.user_id, deviceId: device.id };
  if (!(await isUsable(trx, device, presented.now))) return { outcome: "refused", ...owner };
  const decision = await decide(trx, row, device, presented);
  return { ...decision, ...owner };
}

type Decision =
  | { outcome: "rotated" | "repeated"; successor: RefreshToken; expiresAt: number }
  | { outcome: "reused" | "refused" };

async function decide(
  trx: Kysely<Schema>,
  row: RefreshTokensTable,
  device: DevicesTable,
  presented: Presented,
): Promise<Decision> {
  const { now, token } = presented;
  if (row.rotated_at === null) {
    return row.expires_at <= now ? { outcome: "refused" } : rotate(trx, device, presented);
  }
  if (now - row.rotated_at > rotationGrace) {
    await markRevoked(trx, device.id, { at: now, reason: "refresh_reuse" });
    return { outcome: "reused" };
  }
  const successor = row.successor_id && (await findRefreshToken(trx, row.successor_id));
  if (!successor || successor.rotated_at !== null || row.successor_sealed === null) {
    return { outcome: "refused" };
  }
  const secret = openSuccessor(token, row.successor_sealed);
  return {
    outcome: "repeated",
    successor: { id: successor.id, secret },
    expiresAt: successor.expires_at,
  };
}

async function rotate(
  trx: Kysely<Schema>,
  device: DevicesTable,
  { token, now, addressPrefix }: Presented,
): Promise<Decision> {
  const successor = newRefreshToken();
  const expiresAt = Math.min(now + lifetimesOf(device).idle, device.expires_at);
  await insertRefreshToken(trx, {
    id: successor.id,
    device_id: device.id,
    secret_hash: hashSecret(successor.secret),
    created_at: now,
    expires_at: expiresAt,
  });
  await markRotated(
    trx,
    { id: token.id, device_id: device.id },
    {
      rotated_at: now,
      successor_id: successor.id,
      successor_sealed: sealSuccessor(token, successor),
    },
  );
  await markSeen(trx, device.id, { at: now, addressPrefix });
  return { outcome: "rotated", successor, expiresAt };
}

async function isUsable(trx: Kysely<Schema>, device: DevicesTable, now: number): Promise<boolean> {
  if (device.revoked_at !== null || device.expires_at <= now) return false;
  return (await findUserState(trx, device.user_id)) === "active";
}
