/** What only the operator may do: looked up each time, because a role can be taken away. */
import type { Accounts } from "../auth/accounts.ts";
import { requireRecentProof } from "../auth/step-up.ts";
import { findUserRow } from "../auth/user-store.ts";
import type { Principal } from "../http/app-types.ts";
import { ProblemError } from "../http/problem.ts";

/** Throws `forbidden`. */
export async function requireOperator(
  { database }: Pick<Accounts, "database">,
  { userId }: Principal,
): Promise<void> {
  const user = await findUserRow(database.read, userId);
  if (user?.role === "operator" && user.state === "active") return;
  throw new ProblemError("forbidden", { detail: "Only the operator of this server can do that." });
}

/** For what changes something, or looks at what is secret. Throws `forbidden`, `step_up_required`. */
export async function requireActingOperator(
  accounts: Accounts,
  principal: Principal,
): Promise<void> {
  await requireOperator(accounts, principal);
  await requireRecentProof(accounts, principal);
}
