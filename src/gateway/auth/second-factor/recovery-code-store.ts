/** SQL of recovery codes. */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { RecoveryCodesTable, Schema } from "#database/schema.ts";

export async function findRecoveryCode(
  db: Kysely<Schema>,
  { userId, selector }: { userId: UserId; selector: string },
): Promise<RecoveryCodesTable | undefined> {
  return db
    .selectFrom("recovery_codes")
    .selectAll()
    .where("user_id", "=", userId)
    .where("selector", "=", selector)
    .executeTakeFirst();
}

/** Those that were not used, and when they were made; null when there are none at all. */
export async function countRecoveryCodes(
  db: Kysely<Schema>,
  userId: UserId,
): Promise<{ left: number; since: number } | null> {
  const codes = await db
    .selectFrom("recovery_codes")
    .select(["created_at", "used_at"])
    .where("user_id", "=", userId)
    .execute();
  const [first] = codes;
  if (!first) return null;
  return { left: codes.filter((code) => code.used_at === null).length, since: first.created_at };
}

export async function replaceRecoveryCodes(
  trx: Kysely<Schema>,
  userId: UserId,
  codes: readonly Pick<RecoveryCodesTable, "selector" | "code_hash" | "created_at">[],
): Promise<void> {
  await deleteRecoveryCodes(trx, userId);
  await trx
    .insertInto("recovery_codes")
    .values(codes.map((code) => ({ ...code, user_id: userId, used_at: null })))
    .execute();
}

export async function deleteRecoveryCodes(trx: Kysely<Schema>, userId: UserId): Promise<void> {
  await trx.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
}

/** True for one of all who bring it. `codeHash` is the one that it was checked against. */
export async function useRecoveryCode(
  trx: Kysely<Schema>,
  wanted: { userId: UserId; selector: string; codeHash: string; now: number },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("recovery_codes")
    .set({ used_at: wanted.now })
    .where("user_id", "=", wanted.userId)
    .where("selector", "=", wanted.selector)
    .where("code_hash", "=", wanted.codeHash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
