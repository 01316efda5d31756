/** SQL of the apps that show one-time codes. */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { AuthenticatorAppsTable, Schema } from "#database/schema.ts";

export function findAuthenticatorApp(
  db: Kysely<Schema>,
  userId: UserId,
): Promise<AuthenticatorAppsTable | undefined> {
  return db
    .selectFrom("authenticator_apps")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

/** A person has one: a new one takes the place of the old. */
export async function replaceAuthenticatorApp(
  trx: Kysely<Schema>,
  app: AuthenticatorAppsTable,
): Promise<void> {
  await deleteAuthenticatorApp(trx, app.user_id);
  await trx.insertInto("authenticator_apps").values(app).execute();
}

/** False when the person had none. */
export async function deleteAuthenticatorApp(
  trx: Kysely<Schema>,
  userId: UserId,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("authenticator_apps")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Compare and set: true for one of all who bring the code of this step or of an earlier one (rule 45; RFC 6238
 * section 5.2). `secretSealed` is the one that the code was checked against.
 */
export async function takeStep(
  trx: Kysely<Schema>,
  { userId, secretSealed, step }: { userId: UserId; secretSealed: string; step: number },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("authenticator_apps")
    .set({ last_step: step })
    .where("user_id", "=", userId)
    .where("secret_sealed", "=", secretSealed)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
