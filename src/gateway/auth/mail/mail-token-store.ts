/** SQL of the one-shot tokens in mails: hashed at rest, used once (rule 42). */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { MailTokensTable, Schema } from "#database/schema.ts";
import type { MailTokenPurpose, PresentedMailToken } from "./mail-tokens.ts";

export async function insertMailToken(trx: Kysely<Schema>, token: MailTokensTable): Promise<void> {
  await trx.insertInto("mail_tokens").values(token).execute();
}

/** A token that is good now; it stays so. */
export function findMailToken(
  db: Kysely<Schema>,
  { id, secretHash, purpose }: PresentedMailToken,
  now: number,
): Promise<MailTokensTable | undefined> {
  return db
    .selectFrom("mail_tokens")
    .selectAll()
    .where("id", "=", id)
    .where("secret_hash", "=", secretHash)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** The token when it is unused and not over; of two callers one gets it. */
export function consumeMailToken(
  trx: Kysely<Schema>,
  { id, secretHash, purpose }: PresentedMailToken,
  now: number,
): Promise<MailTokensTable | undefined> {
  return trx
    .updateTable("mail_tokens")
    .set({ used_at: now })
    .where("id", "=", id)
    .where("secret_hash", "=", secretHash)
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returningAll()
    .executeTakeFirst();
}

/** Voids the person's links of these purposes. */
export async function deleteMailTokens(
  trx: Kysely<Schema>,
  userId: UserId,
  purposes: readonly MailTokenPurpose[],
): Promise<void> {
  await trx
    .deleteFrom("mail_tokens")
    .where("user_id", "=", userId)
    .where("purpose", "in", purposes)
    .execute();
}
