/** SQL of the one-shot tokens in mails: hashed at rest, used once (rule 42). */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { MailTokensTable, Schema } from "#database/schema.ts";

/** Replaces those that the person had for the same purpose. */
export async function replaceMailTokens(
  trx: Kysely<Schema>,
  token: MailTokensTable,
): Promise<void> {
  await trx
    .deleteFrom("mail_tokens")
    .where("user_id", "=", token.user_id)
    .where("purpose", "=", token.purpose)
    .execute();
  await trx.insertInto("mail_tokens").values(token).execute();
}

/** Whose it was; null when it is unknown, wrong, over, or used before. One of two callers gets it. */
export async function consumeMailToken(
  trx: Kysely<Schema>,
  wanted: { id: string; secretHash: string; purpose: MailTokensTable["purpose"]; now: number },
): Promise<UserId | null> {
  const used = await trx
    .updateTable("mail_tokens")
    .set({ used_at: wanted.now })
    .where("id", "=", wanted.id)
    .where("secret_hash", "=", wanted.secretHash)
    .where("purpose", "=", wanted.purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", wanted.now)
    .returning("user_id")
    .executeTakeFirst();
  return used?.user_id ?? null;
}
