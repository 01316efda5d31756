/** SQL of passkeys. */
import type { Kysely } from "kysely";
import type { PasskeyId, UserId } from "#contracts/ids.ts";
import type { PasskeysTable, Schema } from "#database/schema.ts";

export function listPasskeys(db: Kysely<Schema>, userId: UserId): Promise<PasskeysTable[]> {
  return db
    .selectFrom("passkeys")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

export function findPasskey(
  db: Kysely<Schema>,
  credentialId: string,
): Promise<PasskeysTable | undefined> {
  return db
    .selectFrom("passkeys")
    .selectAll()
    .where("credential_id", "=", credentialId)
    .executeTakeFirst();
}

/** False when the authenticator's credential is known already. */
export async function insertPasskey(trx: Kysely<Schema>, passkey: PasskeysTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("passkeys")
    .values(passkey)
    .onConflict((conflict) => conflict.column("credential_id").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when the person has no such passkey. */
export async function updatePasskeyName(
  trx: Kysely<Schema>,
  { id, userId, nameSealed }: { id: PasskeyId; userId: UserId; nameSealed: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("passkeys")
    .set({ name_sealed: nameSealed })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when the person has no such passkey. */
export async function deletePasskey(
  trx: Kysely<Schema>,
  { id, userId }: { id: PasskeyId; userId: UserId },
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("passkeys")
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export type PasskeyUse = { id: PasskeyId; counter: number; at: number };

/**
 * Notes a use. `gone` when it was removed meanwhile; `behind` when its counter didn't grow though it counts: it may
 * have been copied (WebAuthn level 3, section 6.1.1). The highest count is kept.
 */
export async function markPasskeyUsed(
  trx: Kysely<Schema>,
  { id, counter, at }: PasskeyUse,
): Promise<"ahead" | "behind" | "gone"> {
  const counts = counter > 0;
  const { numUpdatedRows: ahead } = await trx
    .updateTable("passkeys")
    .set({ counter, last_used_at: at })
    .where("id", "=", id)
    .where("counter", counts ? "<" : "=", counter)
    .executeTakeFirst();
  if (ahead > 0n) return "ahead";
  const { numUpdatedRows: found } = await trx
    .updateTable("passkeys")
    .set({ last_used_at: at })
    .where("id", "=", id)
    .executeTakeFirst();
  return found > 0n ? "behind" : "gone";
}
