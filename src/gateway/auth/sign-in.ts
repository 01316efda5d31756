/** Verify credentials → the account is entered. Every refusal is the same. */
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit.ts";
import { type Entry, enterAccount } from "./enter.ts";
import { accountKey, limitOf, provePassword, requireFree } from "./prove-password.ts";
import {
  findUserRow,
  findUserRowByEmail,
  lockUserRow,
  openUser,
  type UserRow,
  updateUser,
} from "./user-store.ts";

type Credentials = { email: string; password: string };

export async function signIn(
  accounts: Accounts,
  credentials: Credentials,
  client: Client,
): Promise<Entry> {
  const { database, vault, limits, config } = accounts;
  // The row alone: what is opened for a known e-mail would take longer than for an unknown one (rule 12).
  const row = await provePassword(accounts, { ...credentials, client }, () =>
    findUserRowByEmail(database.read, vault, credentials.email),
  );
  const user = row && (await openUser(vault, row));
  if (!row || !user) return refuse(accounts, credentials.email, client);
  const successes = limitOf("sign-ins", config.limits.signInsPerMinute);
  requireFree(await limits.take(successes, accountKey(accounts, credentials.email)));
  const hash = await rehashIfOld(accounts, row, credentials.password);
  return enterAccount(accounts, user, client, {
    method: "password",
    // Another password since this one was checked: then it lets nobody in.
    settle: async (trx) =>
      (await findUserRow(trx, row.id))?.password_hash === hash ? quietly : null,
  });
}

const quietly = { remarks: [] };

async function refuse(accounts: Accounts, email: string, client: Client): Promise<never> {
  const { database, vault, clock, events } = accounts;
  const audited = { event: "sign-in", outcome: "refused", deviceId: null } as const;
  await database.write(async (trx) => {
    const known = await findUserRowByEmail(trx, vault, email);
    const row = { ...audited, userId: known?.id ?? null };
    await writeAudit(trx, row, { client, at: clock() });
  });
  events.authEvent({ ...audited, userId: null });
  throw new ProblemError("invalid_credentials");
}

/** Rule 2. Only while the stored hash is still the one that was checked. Gives the one that is stored for it now. */
async function rehashIfOld(accounts: Accounts, user: UserRow, password: string): Promise<string> {
  const { database, hasher, clock } = accounts;
  if (!hasher.needsRehash(user.password_hash)) return user.password_hash;
  const password_hash = await hasher.hash(password);
  const stored = await database.write(async (trx) => {
    const current = await lockUserRow(database, trx, user.id);
    if (current?.password_hash !== user.password_hash) return current?.password_hash;
    await updateUser(trx, user.id, { password_hash, updated_at: clock() });
    return password_hash;
  });
  // Hashed anew by a sign-in beside this one, or another password?
  const same = stored === password_hash || (stored && (await hasher.verify(password, stored)));
  return same ? stored : user.password_hash;
}
