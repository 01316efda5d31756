/** SQL of people who are being erased. */
import type { Kysely } from "kysely";
import type { DeviceId, ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";

export async function insertErasure(
  trx: Kysely<Schema>,
  userId: UserId,
  startedAt: number,
): Promise<void> {
  await trx
    .insertInto("erasures")
    .values({ user_id: userId, started_at: startedAt, rows_gone: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** True for one caller alone, whichever gateway it is in. */
export async function noteRowsGone(trx: Kysely<Schema>, userId: UserId): Promise<boolean> {
  const noted = await trx
    .updateTable("erasures")
    .set({ rows_gone: 1 })
    .where("user_id", "=", userId)
    .where("rows_gone", "=", 0)
    .returning("user_id")
    .executeTakeFirst();
  return noted !== undefined;
}

export async function deleteErasures(
  trx: Kysely<Schema>,
  userIds: readonly UserId[],
): Promise<void> {
  for (const userId of userIds) {
    await trx.deleteFrom("erasures").where("user_id", "=", userId).execute();
  }
}

export async function isBeingErased(db: Kysely<Schema>, userId: UserId): Promise<boolean> {
  const row = await db
    .selectFrom("erasures")
    .select("user_id")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row !== undefined;
}

export type LeftErasure = { userId: UserId; at: number; rowsGone: boolean };

export async function erasuresStartedBefore(
  db: Kysely<Schema>,
  at: number,
): Promise<LeftErasure[]> {
  const rows = await db
    .selectFrom("erasures")
    .selectAll()
    .where("started_at", "<", at)
    .orderBy("user_id")
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    at: row.started_at,
    rowsGone: row.rows_gone === 1,
  }));
}

export async function erasuresWithoutRows(db: Kysely<Schema>): Promise<UserId[]> {
  const rows = await db
    .selectFrom("erasures")
    .select("user_id")
    .where("rows_gone", "=", 1)
    .orderBy("user_id")
    .execute();
  return rows.map(({ user_id }) => user_id);
}

export type Owned = { sessionIds: SessionId[]; replyIds: ReplyId[]; deviceIds: DeviceId[] };

/** What has traces outside the database. */
export async function findOwned(db: Kysely<Schema>, userId: UserId): Promise<Owned> {
  const [sessions, replies, devices] = await Promise.all([
    db.selectFrom("chat_sessions").select("id").where("user_id", "=", userId).execute(),
    db.selectFrom("replies").select("id").where("user_id", "=", userId).execute(),
    db.selectFrom("devices").select("id").where("user_id", "=", userId).execute(),
  ]);
  return {
    sessionIds: sessions.map(({ id }) => id),
    replyIds: replies.map(({ id }) => id),
    deviceIds: devices.map(({ id }) => id),
  };
}
