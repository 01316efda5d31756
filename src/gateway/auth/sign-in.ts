/** Verify credentials → the account is entered. Every refusal is the same. */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../http/client.ts";
import type { Accounts } from "./accounts.ts";
import { takeOrRefuse } from "./audit/audit-refusal.ts";
import { type Entry, enterAccount } from "./enter.ts";
import { limitOf } from "./guesses/guesses.ts";
import { accountKey, provePassword, refusalReason } from "./passwords/prove-password.ts";
import { refuseCredentials } from "./refuse-credentials.ts";
import {
  findUserRow,
  findUserRowByEmail,
  lockUserRow,
  openUser,
  type UserRow,
  updateUser,
} from "./user-store.ts";

type Credentials = { email: string; password: string; captcha?: string | undefined };

export async function signIn(
  accounts: Accounts,
  { email, password, captcha }: Credentials,
  client: Client,
): Promise<Entry> {
  const { database, vault } = accounts;
  // The row alone: what is opened for a known e-mail would take longer than for an unknown one (rule 12).
  const found = await findUserRowByEmail(database.read, vault, email);
  const given = { email, password, client, captcha: { token: captcha } };
  const row = await provePassword(accounts, given, async () => found);
  const user = row && (await openUser(vault, row));
  if (!row || !user) {
    const refused = { event: "sign-in", userId: found?.id ?? null, deviceId: null } as const;
    return refuseCredentials(accounts, { ...refused, reason: refusalReason(found), client });
  }
  await countSuccess(accounts, { email, userId: row.id, client });
  const hash = await rehashIfOld(accounts, row, password);
  const settle = async (trx: Kysely<Schema>) => {
    // Changed or reset since it was checked: then it opens nothing any more.
    const current = await findUserRow(trx, row.id);
    return current?.password_hash === hash ? { remarks: [] } : null;
  };
  return enterAccount(accounts, user, client, { method: "password", settle });
}

type Success = { email: string; userId: UserId; client: Client };

async function countSuccess(accounts: Accounts, { email, ...success }: Success): Promise<void> {
  const limit = limitOf("sign-ins", accounts.config.limits.signInsPerMinute);
  const refusal = { event: "sign-in", reason: "too-many-sign-ins", ...success } as const;
  await takeOrRefuse(accounts, limit, accountKey(accounts, email), refusal);
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
