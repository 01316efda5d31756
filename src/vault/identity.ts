/** A person's e-mail and name as they lie at rest: sealed with their key, and the e-mail found by an HMAC. */
import type { UserId } from "#contracts/ids.ts";
import type { UsersTable } from "#database/schema.ts";
import { userEmailContext, userNameContext } from "./contexts.ts";
import type { MasterKeys } from "./master-keys.ts";
import type { PersonSeal } from "./vault.ts";

export type Identity = { email: string; name: string | null };
export type SealedEmail = Pick<UsersTable, "email_mac"> & { email_sealed: string };
export type SealedIdentity = SealedEmail & Pick<UsersTable, "name_sealed">;

/** `email` as emailSchema gives it: trimmed and in small letters. */
export function emailMac(keys: MasterKeys, email: string): string {
  return keys.lookup("email", email);
}

export function sealEmail(
  keys: MasterKeys,
  person: PersonSeal,
  { id, email }: { id: UserId; email: string },
): SealedEmail {
  return {
    email_mac: emailMac(keys, email),
    email_sealed: person.seal(email, userEmailContext(id)),
  };
}

export function sealName(person: PersonSeal, id: UserId, name: string | null): string | null {
  return name === null ? null : person.seal(name, userNameContext(id));
}

/** Throws SealFault. */
export function openIdentity(
  person: PersonSeal,
  { id, email_sealed, name_sealed }: Pick<UsersTable, "id" | "email_sealed" | "name_sealed">,
): Identity {
  return {
    email: person.open(email_sealed ?? "", userEmailContext(id)),
    name: name_sealed === null ? null : person.open(name_sealed, userNameContext(id)),
  };
}
