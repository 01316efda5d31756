/** A person's own account, as they see it. */
import type { User } from "#contracts/auth.ts";
import type { Principal } from "../http/app-types.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit/audit.ts";
import { findUser, type StoredUser, sealUserName, updateUser } from "./user-store.ts";

export function presentUser(user: StoredUser): User {
  const { id, email, name, role } = user;
  return {
    id,
    email,
    name,
    role,
    createdAt: new Date(user.created_at).toISOString(),
    welcomed: user.welcomed_at != null,
  };
}

/** Throws `invalid_access_token` when the account is gone since the token was checked. */
export async function readAccount(
  accounts: Pick<Accounts, "database" | "vault">,
  { userId }: Principal,
): Promise<StoredUser> {
  const user = await findUser(accounts, userId);
  if (!user) throw new ProblemError("invalid_access_token");
  return user;
}

export async function renameAccount(
  accounts: Accounts,
  principal: Principal,
  { name, client }: { name: string | null; client: Client },
): Promise<StoredUser> {
  const { database, vault, clock, events } = accounts;
  const at = clock();
  const changed = { event: "account-changed", outcome: "success", ...principal } as const;
  const sealed = await sealUserName(vault, principal.userId, name);
  await database.write(async (trx) => {
    await updateUser(trx, principal.userId, { ...sealed, updated_at: at });
    await writeAudit(trx, changed, { client, at });
  });
  events.authEvent(changed);
  return readAccount(accounts, principal);
}

/** Seen on one device, the welcome comes up on no other. */
export async function endWelcome(
  { database, clock }: Pick<Accounts, "database" | "clock">,
  { userId }: Principal,
): Promise<void> {
  const at = clock();
  await database.write((trx) => updateUser(trx, userId, { welcomed_at: at, updated_at: at }));
}
