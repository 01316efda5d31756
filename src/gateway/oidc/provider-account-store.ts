/** SQL of accounts at other providers. */
import type { Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import { type ProviderAccountId, providerAccountIdSchema, type UserId } from "#contracts/ids.ts";
import type { ProviderAccountsTable, Schema } from "#database/schema.ts";
import type { MasterKeys } from "#vault/master-keys.ts";
import type { ProviderIdentity } from "./provider.ts";

/** The pair is the identity, never the e-mail (OpenID Connect Core section 5.7; rule 48). */
export function subjectMac(
  keys: Pick<MasterKeys, "lookup">,
  { issuer, subject }: Pick<ProviderIdentity, "issuer" | "subject">,
): string {
  return keys.lookup("provider-account", issuer, subject);
}

export function findProviderAccount(
  db: Kysely<Schema>,
  mac: string,
): Promise<ProviderAccountsTable | undefined> {
  return db
    .selectFrom("provider_accounts")
    .selectAll()
    .where("subject_mac", "=", mac)
    .executeTakeFirst();
}

type Linking = { userId: UserId; issuer: string; mac: string; now: number };

/** False when it is linked already, to whomever. */
export async function insertProviderAccount(
  trx: Kysely<Schema>,
  { userId, issuer, mac, now }: Linking,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("provider_accounts")
    .values({
      id: providerAccountIdSchema.parse(uuidv7()),
      user_id: userId,
      issuer,
      subject_mac: mac,
      created_at: now,
      last_used_at: now,
    })
    .onConflict((conflict) => conflict.column("subject_mac").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when it is linked no more. */
export async function markProviderAccountUsed(
  trx: Kysely<Schema>,
  mac: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("provider_accounts")
    .set({ last_used_at: now })
    .where("subject_mac", "=", mac)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function listProviderAccounts(
  db: Kysely<Schema>,
  userId: UserId,
): Promise<ProviderAccountsTable[]> {
  return db
    .selectFrom("provider_accounts")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();
}

export async function deleteProviderAccount(
  trx: Kysely<Schema>,
  { id, userId }: { id: ProviderAccountId; userId: UserId },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("provider_accounts")
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
