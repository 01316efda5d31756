/**
 * Whether somebody signed in before with such a device from such a network. Asked of the audit, which remembers longer
 * than devices live.
 */
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { nameDevice } from "../http/client.ts";

type Seen = { deviceName: string; addressPrefix: string };

/** To be asked once the sign-in is written. True for the account's first device too: nobody is warned of themselves. */
export async function isKnownDevice(
  database: Database<Schema>,
  userId: UserId,
  { deviceName, addressPrefix }: Seen,
): Promise<boolean> {
  const signIns = await database.read
    .selectFrom("audit_events")
    .select(["user_agent", "address_prefix", (row) => row.fn.countAll<number>().as("n")])
    .where("user_id", "=", userId)
    .where("event", "in", ["sign-in", "sign-up"])
    .where("outcome", "=", "success")
    .where("device_id", "is not", null)
    .groupBy(["user_agent", "address_prefix"])
    .execute();
  const count = (rows: typeof signIns) => rows.reduce((sum, { n }) => sum + Number(n), 0);
  const alike = signIns.filter(
    (row) => row.address_prefix === addressPrefix && nameDevice(row.user_agent) === deviceName,
  );
  return count(signIns) <= 1 || count(alike) > 1;
}
