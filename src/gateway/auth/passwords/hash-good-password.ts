/** A password that a person chooses: checked by the policy, then hashed. */
import type { UserId } from "#contracts/ids.ts";
import type { Accounts } from "../accounts.ts";
import { hasSecondFactor } from "../second-factor/factors.ts";
import type { UserRow } from "../user-store.ts";
import { isShortAlone, requireGoodPassword } from "./password-policy.ts";

export type ChosenPassword = Required<Pick<UserRow, "password_hash" | "password_short">>;

/** Throws `weak_password` with the reason. `id` is null for an account that is being made. */
export async function hashGoodPassword(
  { database, hasher }: Pick<Accounts, "database" | "hasher">,
  { id, email, name }: { id: UserId | null; email: string; name: string | null },
  password: string,
): Promise<ChosenPassword> {
  const secondFactor = id !== null && (await hasSecondFactor(database.read, id));
  requireGoodPassword(password, { email, name, secondFactor });
  return {
    password_hash: await hasher.hash(password),
    password_short: isShortAlone(password) ? 1 : 0,
  };
}
