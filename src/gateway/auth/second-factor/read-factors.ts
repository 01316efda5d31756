/** What a person sees of how they prove who they are; never a secret. */
import type { Factors, Passkey } from "#contracts/second-factor.ts";
import type { PasskeysTable } from "#database/schema.ts";
import { passkeyNameContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";
import type { Principal } from "../../http/app-types.ts";
import { readAccount } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import { findAuthenticatorApp } from "./authenticator-app-store.ts";
import { hasPassword } from "./factors.ts";
import { listPasskeys } from "./passkey-store.ts";
import { countRecoveryCodes } from "./recovery-code-store.ts";

export async function readFactors(accounts: Accounts, principal: Principal): Promise<Factors> {
  const { database, vault } = accounts;
  const user = await readAccount(accounts, principal);
  const person = await vault.person(user.id);
  const passkeys = await listPasskeys(database.read, user.id);
  const app = await findAuthenticatorApp(database.read, user.id);
  const codes = await countRecoveryCodes(database.read, user.id);
  return {
    password: hasPassword(user),
    passkeys: passkeys.map((passkey) => presentPasskey(passkey, person)),
    totp: app ? { since: iso(app.created_at) } : null,
    recoveryCodes: codes && { left: codes.left, since: iso(codes.since) },
  };
}

function presentPasskey(passkey: PasskeysTable, person: PersonSeal): Passkey {
  return {
    id: passkey.id,
    name: person.open(passkey.name_sealed, passkeyNameContext(passkey.id)),
    synced: passkey.synced === 1,
    createdAt: iso(passkey.created_at),
    lastUsedAt: passkey.last_used_at === null ? null : iso(passkey.last_used_at),
  };
}

const iso = (time: number) => new Date(time).toISOString();
