/**
 * Who may make an account here: everybody, whoever brings an invitation that is still good, or nobody. However they
 * come (password, passkey, other provider), the order is the same: `requireAdmission` first, which tells nothing of
 * the address; then, in the transaction in which the account comes into use, `redeemInvitation`, which one of all wins.
 * Where an address must be confirmed first, `rememberInvitation` and `redeemRememberedInvitation` stand in its place, so
 * that an invitation is not lost to a mistyped address.
 */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import { emailMac } from "#vault/identity.ts";
import type { Accounts } from "../auth/accounts.ts";
import { ProblemError } from "../http/problem.ts";
import {
  findOpenInvitation,
  insertInvitedSignUp,
  markInvitationUsed,
  takeInvitedSignUp,
} from "./invitation-store.ts";
import { type PresentedInvitation, parseInvitationToken } from "./invitation-token.ts";

/** What was shown, null where nothing needed to be. */
export type Admission = PresentedInvitation | null;

type Deps = Pick<Accounts, "config" | "database" | "vault" | "clock">;

/** Throws `forbidden` where nobody may sign up. */
export function requireOpenDoor({ config }: Pick<Deps, "config">): void {
  if (config.signUp !== "closed") return;
  throw new ProblemError("forbidden", { detail: "Sign-up is closed on this server." });
}

/** Throws `forbidden`, `invitation_needed`. Not to be called inside a transaction. */
export function requireAdmission(
  deps: Deps,
  { email, invitation }: { email: string; invitation?: string | undefined },
): Promise<Admission> {
  return requirePresented(deps, email, parseInvitationToken(invitation));
}

/** The same for an invitation that was read before. */
export async function requirePresented(
  deps: Deps,
  email: string,
  presented: PresentedInvitation | null,
): Promise<Admission> {
  requireOpenDoor(deps);
  const { config, database, vault, clock } = deps;
  if (config.signUp === "open") return null;
  const found = presented && (await findOpenInvitation(database.read, presented, clock()));
  const isTheirs =
    found && (found.email_mac === null || found.email_mac === emailMac(vault.masterKeys, email));
  if (!isTheirs) throw new ProblemError("invitation_needed");
  return presented;
}

/** Throws `invitation_needed` when somebody else used it meanwhile. */
export async function redeemInvitation(
  { clock }: Pick<Deps, "clock">,
  trx: Kysely<Schema>,
  admission: Admission,
  userId: UserId,
): Promise<void> {
  if (!admission) return;
  const used = await markInvitationUsed(trx, admission.id, { userId, now: clock() });
  if (!used) throw new ProblemError("invitation_needed");
}

export async function rememberInvitation(
  trx: Kysely<Schema>,
  admission: Admission,
  userId: UserId,
): Promise<void> {
  if (!admission) return;
  await insertInvitedSignUp(trx, { user_id: userId, invitation_id: admission.id });
}

/** Throws `invitation_needed` when somebody else used it meanwhile. */
export async function redeemRememberedInvitation(
  { config, clock }: Pick<Deps, "config" | "clock">,
  trx: Kysely<Schema>,
  userId: UserId,
): Promise<void> {
  const id = await takeInvitedSignUp(trx, userId);
  if (!id || config.signUp === "open") return;
  const used = await markInvitationUsed(trx, id, { userId, now: clock() });
  if (!used) throw new ProblemError("invitation_needed");
}
