/** SQL of devices. Every path that mints or revokes tokens locks the device's row first. */
import type { Kysely } from "kysely";
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { DevicesTable, Schema } from "#database/schema.ts";
import { batchedLookUp } from "#platform/database/batched.ts";
import type { Database } from "#platform/database/database.ts";

export const findDeviceState = batchedLookUp((database: Database<Schema>, wanted) =>
  database.read
    .selectFrom(wanted)
    .innerJoin("devices", "devices.id", "wanted.id")
    .innerJoin("users", "users.id", "devices.user_id")
    .select([
      "devices.id",
      "devices.user_id",
      "devices.revoked_at",
      "devices.expires_at",
      "users.state as user_state",
    ])
    .execute(),
);

export async function insertDevice(trx: Kysely<Schema>, device: DevicesTable): Promise<void> {
  await trx.insertInto("devices").values(device).execute();
}

/** Null when there is no such device in use. */
export async function findProvedAt(db: Kysely<Schema>, deviceId: DeviceId): Promise<number | null> {
  const row = await db
    .selectFrom("devices")
    .select("proved_at")
    .where("id", "=", deviceId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row?.proved_at ?? null;
}

export function lockDevice(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  deviceId: DeviceId,
): Promise<DevicesTable | undefined> {
  return database
    .lockRows(trx.selectFrom("devices").selectAll().where("id", "=", deviceId))
    .executeTakeFirst();
}

export async function markSeen(
  trx: Kysely<Schema>,
  deviceId: DeviceId,
  seen: { at: number; addressPrefix: string },
): Promise<void> {
  await trx
    .updateTable("devices")
    .set({ last_seen_at: seen.at, address_prefix: seen.addressPrefix })
    .where("id", "=", deviceId)
    .execute();
}

export async function setLabel(
  trx: Kysely<Schema>,
  deviceId: DeviceId,
  label_sealed: string | null,
): Promise<void> {
  await trx.updateTable("devices").set({ label_sealed }).where("id", "=", deviceId).execute();
}

/** False when it was revoked already. */
export async function markRevoked(
  trx: Kysely<Schema>,
  deviceId: DeviceId,
  revocation: { at: number; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("devices")
    .set({ revoked_at: revocation.at, revoked_reason: revocation.reason })
    .where("id", "=", deviceId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Locks every device of the person that is not revoked, always in the same order, and before them the person's row, as
 * everywhere where both are locked: a sign-in under way has either opened its device, which is found here, or waits.
 */
export async function lockDevicesInUse(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  userId: UserId,
): Promise<DeviceId[]> {
  const person = trx.selectFrom("users").select("id").where("id", "=", userId);
  await database.lockRows(person).execute();
  const inUse = trx
    .selectFrom("devices")
    .selectAll()
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .orderBy("id");
  return (await database.lockRows(inUse).execute()).map(({ id }) => id);
}

/** Devices that can still be used, last seen first. */
export function listDevices(
  db: Kysely<Schema>,
  userId: UserId,
  now: number,
): Promise<DevicesTable[]> {
  return db
    .selectFrom("devices")
    .selectAll()
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .execute();
}
