/** A person's own account and devices, as they see them. */
import type { Device, User } from "#contracts/auth.ts";
import type { DevicesTable, UsersTable } from "#database/schema.ts";
import type { Principal } from "../http/app-types.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit.ts";
import { listDevices } from "./device-store.ts";
import { findUser, updateUser } from "./user-store.ts";

export function presentUser(user: UsersTable): User {
  const { id, email, name } = user;
  return { id, email, name, createdAt: new Date(user.created_at).toISOString() };
}

/** Throws `invalid_access_token` when the account is gone since the token was checked. */
export async function readAccount(
  { database }: Pick<Accounts, "database">,
  { userId }: Principal,
): Promise<UsersTable> {
  const user = await findUser(database.read, userId);
  if (!user) throw new ProblemError("invalid_access_token");
  return user;
}

export async function renameAccount(
  accounts: Accounts,
  principal: Principal,
  { name, client }: { name: string | null; client: Client },
): Promise<UsersTable> {
  const { database, clock, events } = accounts;
  const at = clock();
  const changed = { event: "account-changed", outcome: "success", ...principal } as const;
  await database.write(async (trx) => {
    await updateUser(trx, principal.userId, { name, updated_at: at });
    await writeAudit(trx, changed, { client, at });
  });
  events.authEvent(changed);
  return readAccount(accounts, principal);
}

export async function readDevices(
  { database, clock }: Accounts,
  { userId, deviceId }: Principal,
): Promise<Device[]> {
  const devices = await listDevices(database.read, userId, clock());
  return devices.map((device) => presentDevice(device, device.id === deviceId));
}

function presentDevice(device: DevicesTable, current: boolean): Device {
  return {
    id: device.id,
    name: device.name,
    addressPrefix: device.address_prefix,
    createdAt: new Date(device.created_at).toISOString(),
    lastSeenAt: new Date(device.last_seen_at).toISOString(),
    current,
  };
}
