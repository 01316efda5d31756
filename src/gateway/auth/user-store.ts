/** SQL of users. */
import type { Kysely } from "kysely";
import type { ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { Schema, UsersTable } from "#database/schema.ts";

export function findUserByEmail(
  db: Kysely<Schema>,
  email: string,
): Promise<UsersTable | undefined> {
  return db.selectFrom("users").selectAll().where("email", "=", email).executeTakeFirst();
}

export function findUser(db: Kysely<Schema>, userId: UserId): Promise<UsersTable | undefined> {
  return db.selectFrom("users").selectAll().where("id", "=", userId).executeTakeFirst();
}

export async function findUserState(
  db: Kysely<Schema>,
  userId: UserId,
): Promise<UsersTable["state"] | undefined> {
  const row = await db
    .selectFrom("users")
    .select("state")
    .where("id", "=", userId)
    .executeTakeFirst();
  return row?.state;
}

/** False when the e-mail is taken. */
export async function insertUser(trx: Kysely<Schema>, user: UsersTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("users")
    .values(user)
    .onConflict((conflict) => conflict.column("email").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateUser(
  trx: Kysely<Schema>,
  userId: UserId,
  changes: Partial<Pick<UsersTable, "name" | "password_hash" | "state">> & { updated_at: number },
): Promise<void> {
  await trx.updateTable("users").set(changes).where("id", "=", userId).execute();
}

/** Everything that belongs to the person goes with the row: see the foreign keys. */
export async function deleteUser(trx: Kysely<Schema>, userId: UserId): Promise<void> {
  await trx.deleteFrom("users").where("id", "=", userId).execute();
}

/** What has traces outside the database. */
export async function findOwned(
  db: Kysely<Schema>,
  userId: UserId,
): Promise<{ sessionIds: SessionId[]; replyIds: ReplyId[] }> {
  const sessions = await db
    .selectFrom("chat_sessions")
    .select("id")
    .where("user_id", "=", userId)
    .execute();
  const replies = await db
    .selectFrom("replies")
    .select("id")
    .where("user_id", "=", userId)
    .execute();
  return { sessionIds: sessions.map(({ id }) => id), replyIds: replies.map(({ id }) => id) };
}
