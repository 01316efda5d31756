/**
 * Whether a password is right, with the same work, the same answers and the same limits for accounts that exist and
 * those that don't (rules 11, 12, 16).
 */
import type { Limit, Verdict } from "#platform/limits/limits.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import type { UserRow } from "./user-store.ts";

const minute = 60_000;

/** An e-mail as limits know it: by HMAC. */
export function accountKey({ vault }: Accounts, email: string): string {
  return vault.masterKeys.lookup("account", email);
}

/**
 * The user when the password is theirs and the account is in use, else null. Throws `too_many_requests`.
 *
 * A point is taken before the password is checked and given back when it was right, and tries at one account wait for
 * each other: so parallel guesses never get more tries than the limit, and a person who signs in often is not refused.
 */
export async function provePassword<User extends Pick<UserRow, "password_hash" | "state">>(
  accounts: Accounts,
  { email, password }: { email: string; password: string },
  find: () => Promise<User | undefined>,
): Promise<User | null> {
  const { limits, hasher, turns, config } = accounts;
  const key = accountKey(accounts, email);
  const failures = limitOf("sign-in-failures", config.limits.failedSignInsPerMinute);
  return turns.run(key, async () => {
    requireFree(await limits.take(failures, key));
    const user = await find();
    const right = await hasher.verify(password, user?.password_hash ?? null);
    if (!user || !right || user.state !== "active") return null;
    await limits.reset(failures, key);
    return user;
  });
}

export function limitOf(name: string, points: number): Limit {
  return { name, points, windowMs: minute };
}

export function requireFree(verdict: Verdict): void {
  if (verdict.allowed) return;
  throw new ProblemError("too_many_requests", { retryAfterMs: verdict.retryAfterMs });
}
