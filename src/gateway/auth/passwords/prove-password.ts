/**
 * Whether a password is right, with the same work, the same answers and the same limits for accounts that exist and
 * those that don't (rules 11, 12, 15, 16).
 */
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import { guess } from "../guesses/guesses.ts";
import { requireHuman } from "../guesses/require-human.ts";
import { hasPassword } from "../second-factor/factors.ts";
import type { UserRow } from "../user-store.ts";

/** An e-mail as limits know it: by HMAC. */
export function accountKey({ vault }: Pick<Accounts, "vault">, email: string): string {
  return vault.masterKeys.lookup("account", email);
}

export type Credentials = {
  email: string;
  password: string;
  client: Client;
  /** Where a captcha may be asked for, as it is of nobody who is signed in: the token that came along. */
  captcha?: { token: string | undefined };
};

/**
 * The user when the password is theirs and the account is in use, else null. Throws `too_many_requests`, and
 * `captcha_required`.
 */
export async function provePassword<User extends Pick<UserRow, "id" | "password_hash" | "state">>(
  accounts: Accounts,
  { email, password, client, captcha }: Credentials,
  find: () => Promise<User | undefined>,
): Promise<User | null> {
  const user = await find();
  const guessed = {
    kind: "password",
    accountMac: accountKey(accounts, email),
    userId: user?.id ?? null,
    client,
  } as const;
  if (captcha) await requireHuman(accounts, guessed, captcha.token);
  return guess(accounts, guessed, async () => {
    const right = await accounts.hasher.verify(password, user?.password_hash ?? null);
    return user && right && user.state === "active" ? user : null;
  });
}

/** Why nobody was let in, for the audit alone: every answer is the same (rule 11). */
export function refusalReason(user: Pick<UserRow, "state" | "password_hash"> | undefined): string {
  if (!user) return "unknown-account";
  if (user.state !== "active") return user.state;
  if (!hasPassword(user)) return "no-password";
  return "wrong-password";
}
