/** The account and what stands beside the chats; secrets, hashes and tokens are left out. */
import type { ExportedAccount, ExportedDevice } from "#contracts/export.ts";
import { personBodySchema, profileSchema } from "#contracts/profile.ts";
import { deviceLabelContext, personContext, profileContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { readAccount } from "../auth/account.ts";
import { hasPassword } from "../auth/second-factor/factors.ts";
import { isoTime } from "../chat/present.ts";
import type { Principal } from "../http/app-types.ts";
import type { ExportDependencies } from "./export-dependencies.ts";
import { allDevicesOf, type DeviceRow, findSavedProfile, savedPeopleOf } from "./export-store.ts";
import { gatherEmailChanges, gatherFactors, gatherInvitations } from "./gather-entries.ts";

export async function gatherAccount(
  deps: ExportDependencies,
  principal: Principal,
  at: number,
): Promise<ExportedAccount> {
  const { database, vault } = deps;
  const { userId } = principal;
  const [user, devices, person] = await Promise.all([
    readAccount(deps, principal),
    allDevicesOf(database, userId),
    vault.person(userId),
  ]);
  const { id, email, name, state, role } = user;
  return {
    exportedAt: isoTime(at),
    account: {
      id,
      email,
      name,
      state,
      role,
      emailVerifiedAt: timeOrNull(user.email_verified_at),
      welcomedAt: timeOrNull(user.welcomed_at ?? null),
      createdAt: isoTime(user.created_at),
      changedAt: isoTime(user.updated_at),
      hasPassword: hasPassword(user),
    },
    emailChanges: await gatherEmailChanges(deps, principal),
    waysToSignIn: await gatherFactors(deps, principal, person),
    invitations: await gatherInvitations(deps, principal),
    devices: devices.map((device) => presentDevice(device, person)),
    ...(await gatherProfiles(deps, principal, person)),
  };
}

const timeOrNull = (at: number | null) => (at === null ? null : isoTime(at));

function presentDevice(device: DeviceRow, person: PersonSeal): ExportedDevice {
  const { id, name, label_sealed, revoked_at, user_id: userId } = device;
  return {
    id,
    name,
    label: label_sealed === null ? null : person.open(label_sealed, deviceLabelContext(userId)),
    addressPrefix: device.address_prefix,
    createdAt: isoTime(device.created_at),
    lastSeenAt: isoTime(device.last_seen_at),
    expiresAt: isoTime(device.expires_at),
    provedAt: device.proved_at === 0 ? null : isoTime(device.proved_at),
    signedOut:
      revoked_at === null ? null : { at: isoTime(revoked_at), reason: device.revoked_reason },
  };
}

async function gatherProfiles(
  { database }: ExportDependencies,
  { userId }: Principal,
  person: PersonSeal,
): Promise<Pick<ExportedAccount, "profile" | "people">> {
  const [own, people] = await Promise.all([
    findSavedProfile(database, userId),
    savedPeopleOf(database, userId),
  ]);
  const parse = (sealed: string, context: string): unknown =>
    JSON.parse(person.open(sealed, context));
  return {
    profile: own && {
      savedAt: isoTime(own.updated_at),
      profile: profileSchema.parse(parse(own.profile_sealed, profileContext(userId))),
    },
    people: people.map(({ id, person_sealed, updated_at }) => ({
      id,
      savedAt: isoTime(updated_at),
      ...personBodySchema.parse(parse(person_sealed, personContext(id))),
    })),
  };
}
