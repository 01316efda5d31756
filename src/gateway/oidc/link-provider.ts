/** A person who is signed in lets an account at the provider in too, or no longer. */

import type { ProviderAccountId } from "#contracts/ids.ts";
import type { ProviderAccount, ProviderAnswer } from "#contracts/provider.ts";
import type { ProviderAccountsTable } from "#database/schema.ts";
import type { Accounts } from "../auth/accounts.ts";
import { changeFactors } from "../auth/second-factor/change-factors.ts";
import { hasPassword } from "../auth/second-factor/factors.ts";
import { listPasskeys } from "../auth/second-factor/passkey-store.ts";
import { requireRecentProof } from "../auth/step-up.ts";
import { findUserRow } from "../auth/user-store.ts";
import type { Principal } from "../http/app-types.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import {
  deleteProviderAccount,
  insertProviderAccount,
  listProviderAccounts,
  subjectMac,
} from "./provider-account-store.ts";
import { beginVisit, endVisit } from "./visit.ts";

/** Throws `step_up_required`, and what beginVisit throws. */
export async function beginLink(
  accounts: Accounts,
  principal: Principal,
  returnTo: string,
): Promise<{ location: string; browserSecret: string }> {
  await requireRecentProof(accounts, principal);
  return beginVisit(accounts, { purpose: "link", returnTo, userId: principal.userId });
}

type Linking = { principal: Principal; client: Client; browserSecret: string | null };

/** Gives where to go on. Throws `link_taken`, `step_up_required`, and what endVisit throws. */
export async function endLink(
  accounts: Accounts,
  answer: ProviderAnswer,
  { principal, client, browserSecret }: Linking,
): Promise<string> {
  const { visit, identity } = await endVisit(accounts, answer, { purpose: "link", browserSecret });
  if (visit.user_id !== principal.userId) {
    throw new ProblemError("provider_refused", { detail: "Somebody else began it." });
  }
  const mac = subjectMac(accounts.vault.masterKeys, identity);
  const change = {
    principal,
    client,
    event: "provider-linked",
    notice: "provider-linked",
  } as const;
  await changeFactors(accounts, change, async (trx, now) => {
    const linking = { userId: principal.userId, issuer: identity.issuer, mac, now };
    if (!(await insertProviderAccount(trx, linking))) throw new ProblemError("link_taken");
  });
  return visit.return_to;
}

/** Throws `not_found`, `last_way_in`, `step_up_required`. */
export function unlinkProvider(
  accounts: Accounts,
  { id, principal, client }: { id: ProviderAccountId; principal: Principal; client: Client },
): Promise<void> {
  const { userId } = principal;
  const change = {
    principal,
    client,
    event: "provider-unlinked",
    notice: "provider-unlinked",
  } as const;
  return changeFactors(accounts, change, async (trx) => {
    if (!(await deleteProviderAccount(trx, { id, userId }))) throw new ProblemError("not_found");
    const user = await findUserRow(trx, userId);
    const ways =
      (user && hasPassword(user) ? 1 : 0) +
      (await listPasskeys(trx, userId)).length +
      (await listProviderAccounts(trx, userId)).length;
    if (ways === 0) {
      throw new ProblemError("last_way_in", {
        detail: "Choose a password first, or add a passkey.",
      });
    }
  });
}

export async function readProviderAccounts(
  { database }: Pick<Accounts, "database">,
  { userId }: Principal,
): Promise<ProviderAccount[]> {
  return (await listProviderAccounts(database.read, userId)).map(present);
}

function present({ id, issuer, created_at, last_used_at }: ProviderAccountsTable): ProviderAccount {
  return {
    id,
    host: new URL(issuer).host,
    createdAt: new Date(created_at).toISOString(),
    lastUsedAt: last_used_at === null ? null : new Date(last_used_at).toISOString(),
  };
}
