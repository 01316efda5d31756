/** The account and what stands beside the chats; secrets, hashes and tokens are left out. */
import type { ExportedAccount } from "#contracts/export.ts";
import { personBodySchema, profileSchema } from "#contracts/profile.ts";
import { personContext, profileContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { readAccount } from "../auth/account.ts";
import { isoTime } from "../chat/present.ts";
import type { Principal } from "../http/app-types.ts";
import type { ExportDependencies } from "./export-dependencies.ts";
import { allDevicesOf, findSavedProfile, savedPeopleOf } from "./export-store.ts";

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
  const { id, email, name, state } = user;
  return {
    exportedAt: isoTime(at),
    account: {
      id,
      email,
      name,
      state,
      createdAt: isoTime(user.created_at),
      changedAt: isoTime(user.updated_at),
      hasPassword: user.password_hash !== "",
    },
    waysToSignIn: [],
    devices: devices.map((device) => ({
      id: device.id,
      name: device.name,
      addressPrefix: device.address_prefix,
      createdAt: isoTime(device.created_at),
      lastSeenAt: isoTime(device.last_seen_at),
      expiresAt: isoTime(device.expires_at),
      signedOut:
        device.revoked_at === null
          ? null
          : { at: isoTime(device.revoked_at), reason: device.revoked_reason },
    })),
    ...(await gatherProfiles(deps, principal, person)),
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
