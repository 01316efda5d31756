/**
 * Whether somebody signed in before with such a device from such a network. Asked of the audit, which remembers longer
 * than devices live: those of an account with a second factor are gone after a day.
 */
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { nameDevice } from "../../http/client.ts";

/** To be asked once the sign-in is written. True for the account's first device too: nobody is warned of themselves. */
export async function isKnownDevice(
  database: Database<Schema>,
  { userId, deviceId }: { userId: UserId; deviceId: DeviceId },
): Promise<boolean> {
  const signIns = await database.read
    .selectFrom("audit_events")
    .select(["device_id", "user_agent", "address_prefix"])
    .where("user_id", "=", userId)
    .where("event", "in", ["sign-in", "sign-up"])
    .where("outcome", "=", "success")
    .where("device_id", "is not", null)
    // Device ids sort by time; what came after it says nothing of it.
    .where("device_id", "<=", deviceId)
    .execute();
  const one = signIns.find((row) => row.device_id === deviceId);
  const before = signIns.filter((row) => row.device_id !== deviceId);
  const alike = before.some(
    (row) =>
      row.address_prefix === one?.address_prefix &&
      nameDevice(row.user_agent) === nameDevice(one.user_agent),
  );
  return before.length === 0 || alike;
}
