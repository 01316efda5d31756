/** Where a person is signed in, as they see it, and what they call it. */
import type { Device } from "#contracts/auth.ts";
import type { DeviceId } from "#contracts/ids.ts";
import type { DevicesTable } from "#database/schema.ts";
import { deviceLabelContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { writeAudit } from "../audit/audit.ts";
import { listDevices, lockDevice, setLabel } from "./device-store.ts";
import { placeInWords } from "./place.ts";

type Asking = { principal: Principal; client: Client };

export async function readDevices(accounts: Accounts, asking: Asking): Promise<Device[]> {
  const { database, vault, clock } = accounts;
  const { userId } = asking.principal;
  const devices = await listDevices(database.read, userId, clock());
  const person = await vault.person(userId);
  return devices.map((device) => presentDevice(device, person, asking));
}

type Naming = Asking & { deviceId: DeviceId; label: string | null };

/** Null takes the name away again. Throws `not_found`. */
export async function nameDevice(
  accounts: Accounts,
  { deviceId, label, ...asking }: Naming,
): Promise<Device> {
  const { database, vault, clock, events } = accounts;
  const { userId } = asking.principal;
  const person = await vault.person(userId);
  const at = clock();
  const label_sealed = label === null ? null : person.seal(label, deviceLabelContext(userId));
  const named = { event: "device-renamed", outcome: "success", userId, deviceId } as const;
  const device = await database.write(async (trx) => {
    const found = await lockDevice(database, trx, deviceId);
    if (found?.user_id !== userId || found.revoked_at !== null) return null;
    await setLabel(trx, deviceId, label_sealed);
    await writeAudit(trx, named, { client: asking.client, at });
    return { ...found, label_sealed };
  });
  if (!device) throw new ProblemError("not_found");
  events.authEvent(named);
  return presentDevice(device, person, asking);
}

function presentDevice(
  device: DevicesTable,
  person: PersonSeal,
  { principal, client }: Asking,
): Device {
  const { id, name, label_sealed, address_prefix } = device;
  return {
    id,
    name:
      label_sealed === null
        ? name
        : person.open(label_sealed, deviceLabelContext(principal.userId)),
    addressPrefix: address_prefix,
    place: placeInWords(address_prefix, client.addressPrefix),
    createdAt: new Date(device.created_at).toISOString(),
    lastSeenAt: new Date(device.last_seen_at).toISOString(),
    current: id === principal.deviceId,
  };
}
