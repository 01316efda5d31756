/** What a person has beside, or in place of, a password. */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { ProofMethod, SecondFactorMethod } from "#contracts/second-factor.ts";
import type { Schema } from "#database/schema.ts";
import { findAuthenticatorApp } from "./authenticator-app-store.ts";
import { listPasskeys } from "./passkey-store.ts";
import { countRecoveryCodes } from "./recovery-code-store.ts";

/** The ways of the second step; none when the password alone lets in. Recovery codes alone are no second factor. */
export async function secondFactorMethodsOf(
  db: Kysely<Schema>,
  userId: UserId,
): Promise<SecondFactorMethod[]> {
  const passkeys = await listPasskeys(db, userId);
  const app = await findAuthenticatorApp(db, userId);
  const codes = await countRecoveryCodes(db, userId);
  const factors: SecondFactorMethod[] = [
    ...(passkeys.length > 0 ? (["passkey"] as const) : []),
    ...(app ? (["totp"] as const) : []),
  ];
  return factors.length > 0 && codes && codes.left > 0 ? [...factors, "recovery-code"] : factors;
}

/** True when signing in takes a second step, or a passkey that is both. */
export async function hasSecondFactor(db: Kysely<Schema>, userId: UserId): Promise<boolean> {
  return (await secondFactorMethodsOf(db, userId)).length > 0;
}

/** How a person who is signed in can prove it again: by a factor where there is one, else by the password. */
export async function proofMethodsOf(
  db: Kysely<Schema>,
  user: { id: UserId; password_hash: string },
): Promise<ProofMethod[]> {
  const factors = await secondFactorMethodsOf(db, user.id);
  if (factors.length > 0) return factors;
  return hasPassword(user) ? ["password"] : [];
}

/** An account that is entered by a passkey or a provider alone has an empty hash, which no password matches. */
export function hasPassword(user: { password_hash: string }): boolean {
  return user.password_hash !== "";
}
