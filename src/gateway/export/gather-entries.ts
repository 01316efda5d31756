/** How a person gets in beside a password, told without what it is proved with. */
import type { ExportedAccount, ExportedFactor } from "#contracts/export.ts";
import { passkeyNameContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { openUserEmail } from "../auth/user-store.ts";
import { isoTime } from "../chat/present.ts";
import type { Principal } from "../http/app-types.ts";
import type { ExportDependencies } from "./export-dependencies.ts";

const lastUsed = (at: number | null) => (at === null ? null : isoTime(at));

export async function gatherFactors(
  deps: ExportDependencies,
  principal: Principal,
  person: PersonSeal,
): Promise<ExportedFactor[]> {
  const kinds = await Promise.all([
    passkeys(deps, principal, person),
    authenticatorApp(deps, principal),
    recoveryCodes(deps, principal),
    providers(deps, principal),
  ]);
  return kinds.flat();
}

async function passkeys(
  { database }: ExportDependencies,
  { userId }: Principal,
  person: PersonSeal,
): Promise<ExportedFactor[]> {
  const rows = await database.read
    .selectFrom("passkeys")
    .select(["id", "name_sealed", "rp_id", "synced", "created_at", "last_used_at"])
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(({ id, name_sealed, rp_id, synced, created_at, last_used_at }) => ({
    kind: "passkey",
    name: person.open(name_sealed, passkeyNameContext(id)),
    about: `made for ${rp_id}, ${synced === 1 ? "its maker keeps a copy" : "kept on one device"}`,
    createdAt: isoTime(created_at),
    lastUsedAt: lastUsed(last_used_at),
  }));
}

async function authenticatorApp(
  { database }: ExportDependencies,
  { userId }: Principal,
): Promise<ExportedFactor[]> {
  const rows = await database.read
    .selectFrom("authenticator_apps")
    .select("created_at")
    .where("user_id", "=", userId)
    .execute();
  return rows.map(({ created_at }) => ({
    kind: "one-time codes from an app",
    name: null,
    about: null,
    createdAt: isoTime(created_at),
    lastUsedAt: null,
  }));
}

async function recoveryCodes(
  { database }: ExportDependencies,
  { userId }: Principal,
): Promise<ExportedFactor[]> {
  const rows = await database.read
    .selectFrom("recovery_codes")
    .select(["created_at", "used_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const [first] = rows;
  if (!first) return [];
  const used = rows.flatMap(({ used_at }) => used_at ?? []);
  return [
    {
      kind: "recovery codes",
      name: null,
      about: `${rows.length - used.length} of ${rows.length} left`,
      createdAt: isoTime(first.created_at),
      lastUsedAt: lastUsed(used.length > 0 ? Math.max(...used) : null),
    },
  ];
}

async function providers(
  { database }: ExportDependencies,
  { userId }: Principal,
): Promise<ExportedFactor[]> {
  const rows = await database.read
    .selectFrom("provider_accounts")
    .select(["issuer", "created_at", "last_used_at"])
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(({ issuer, created_at, last_used_at }) => ({
    kind: "another provider",
    name: issuer,
    about: null,
    createdAt: isoTime(created_at),
    lastUsedAt: lastUsed(last_used_at),
  }));
}

export async function gatherEmailChanges(
  { database, vault }: ExportDependencies,
  { userId }: Principal,
): Promise<ExportedAccount["emailChanges"]> {
  const rows = await database.read
    .selectFrom("mail_tokens")
    .select(["purpose", "new_email_sealed", "created_at"])
    .where("user_id", "=", userId)
    .where("new_email_sealed", "is not", null)
    .orderBy("id")
    .execute();
  const changes = rows.map(async ({ purpose, new_email_sealed, created_at }) => ({
    purpose,
    email: await openUserEmail(vault, userId, new_email_sealed ?? ""),
    askedAt: isoTime(created_at),
  }));
  return Promise.all(changes);
}

export async function gatherInvitations(
  { database }: ExportDependencies,
  { userId }: Principal,
): Promise<ExportedAccount["invitations"]> {
  const rows = await database.read
    .selectFrom("invitations")
    .select(["created_at", "expires_at", "used_at"])
    .where("created_by", "=", userId)
    .orderBy("id")
    .execute();
  return rows.map(({ created_at, expires_at, used_at }) => ({
    createdAt: isoTime(created_at),
    expiresAt: isoTime(expires_at),
    usedAt: lastUsed(used_at),
  }));
}
