/**
 * Whether a password is right, with the same work, the same answers and the same limits for accounts that exist and
 * those that don't (rules 11, 12, 15, 16).
 */
import type { Client } from "../http/client.ts";
import type { Accounts } from "./accounts.ts";
import { guess } from "./guesses.ts";
import type { UserRow } from "./user-store.ts";

export { limitOf, requireFree } from "./guesses.ts";

/** An e-mail as limits know it: by HMAC. */
export function accountKey({ vault }: Pick<Accounts, "vault">, email: string): string {
  return vault.masterKeys.lookup("account", email);
}

export type Credentials = { email: string; password: string; client: Client };

/** The user when the password is theirs and the account is in use, else null. Throws `too_many_requests`. */
export async function provePassword<User extends Pick<UserRow, "id" | "password_hash" | "state">>(
  accounts: Accounts,
  { email, password, client }: Credentials,
  find: () => Promise<User | undefined>,
): Promise<User | null> {
  const user = await find();
  const guessed = {
    kind: "password",
    accountMac: accountKey(accounts, email),
    userId: user?.id ?? null,
    client,
  } as const;
  return guess(accounts, guessed, async () => {
    const right = await accounts.hasher.verify(password, user?.password_hash ?? null);
    return user && right && user.state === "active" ? user : null;
  });
}
