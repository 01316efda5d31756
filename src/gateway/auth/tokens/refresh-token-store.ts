/** SQL of refresh tokens. */
import type { Kysely } from "kysely";
import type { RefreshTokenId } from "#contracts/ids.ts";
import type { RefreshTokensTable, Schema } from "#database/schema.ts";

export function findRefreshToken(
  db: Kysely<Schema>,
  id: RefreshTokenId,
): Promise<RefreshTokensTable | undefined> {
  return db.selectFrom("refresh_tokens").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function insertRefreshToken(
  trx: Kysely<Schema>,
  token: Pick<RefreshTokensTable, "id" | "device_id" | "secret_hash" | "created_at" | "expires_at">,
): Promise<void> {
  await trx
    .insertInto("refresh_tokens")
    .values({ ...token, rotated_at: null, successor_id: null, successor_sealed: null })
    .execute();
}

/** Marks the token as used. What its own parent kept for the grace is not needed any more. */
export async function markRotated(
  trx: Kysely<Schema>,
  token: Pick<RefreshTokensTable, "id" | "device_id">,
  rotation: Pick<RefreshTokensTable, "rotated_at" | "successor_id" | "successor_sealed">,
): Promise<void> {
  await trx.updateTable("refresh_tokens").set(rotation).where("id", "=", token.id).execute();
  await trx
    .updateTable("refresh_tokens")
    .set({ successor_sealed: null })
    .where("device_id", "=", token.device_id)
    .where("successor_id", "=", token.id)
    .execute();
}

/** Forgets the sealed successors of tokens whose grace is over. */
export async function forgetSuccessors(
  trx: Kysely<Schema>,
  parentIds: readonly RefreshTokenId[],
): Promise<void> {
  await trx
    .updateTable("refresh_tokens")
    .set({ successor_sealed: null })
    .where("id", "in", parentIds)
    .execute();
}

/** The same by age, over the whole table: for start and upkeep. */
export async function forgetSuccessorsBefore(
  trx: Kysely<Schema>,
  rotatedBefore: number,
): Promise<void> {
  await trx
    .updateTable("refresh_tokens")
    .set({ successor_sealed: null })
    .where("successor_sealed", "is not", null)
    .where("rotated_at", "<", rotatedBefore)
    .execute();
}

/** Tokens, challenges and devices past their end: none can be used, nor says anything any more. */
export async function deleteExpired(trx: Kysely<Schema>, before: number): Promise<void> {
  await trx.deleteFrom("devices").where("expires_at", "<", before).execute();
  await trx.deleteFrom("refresh_tokens").where("expires_at", "<", before).execute();
  await trx.deleteFrom("mail_tokens").where("expires_at", "<", before).execute();
  await trx.deleteFrom("auth_challenges").where("expires_at", "<", before).execute();
}
