/**
 * SQL of deleting. kept → deleted (`erase_at` is set: nothing else sees it) → kept again, or erased once that time
 * has come. The session's row is locked first, as by whoever accepts, stops or answers.
 */
import { sql } from "kysely";
import type { ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { fromNow } from "#replies/reply-row.ts";
import { unfinishedStates } from "#replies/unfinished.ts";
import type { SessionRow } from "../accept-question.ts";

/** Rows of the person's deleted chat sessions, with the milliseconds that are left. */
export type DeletedRow = { id: SessionId; left: number };

/** Deleting again leaves the time as it is. Null when there is no such session. */
export async function markDeleted(
  database: Database<Schema>,
  userId: UserId,
  sessionId: SessionId,
  keptMs: number,
): Promise<DeletedRow | null> {
  const row = await database.writeOne((trx) =>
    trx
      .updateTable("chat_sessions")
      .set({ erase_at: sql<number>`coalesce(erase_at, ${fromNow(database, keptMs)})` })
      .where("id", "=", sessionId)
      .where("user_id", "=", userId)
      .returning(["id", sql<number>`erase_at - ${database.now}`.as("left")])
      .executeTakeFirst(),
  );
  return row ?? null;
}

/** Null when it is not there any more, or was never deleted. */
export async function unmarkDeleted(
  database: Database<Schema>,
  userId: UserId,
  sessionId: SessionId,
): Promise<SessionRow | null> {
  const row = await database.writeOne((trx) =>
    trx
      .updateTable("chat_sessions")
      .set({ erase_at: null })
      .where("id", "=", sessionId)
      .where("user_id", "=", userId)
      .where("erase_at", ">", database.now)
      .returningAll()
      .executeTakeFirst(),
  );
  return row ?? null;
}

/** The latest first; those whose time has come are gone for the person. */
export function findDeleted(database: Database<Schema>, userId: UserId): Promise<DeletedRow[]> {
  return database.read
    .selectFrom("chat_sessions")
    .select(["id", sql<number>`erase_at - ${database.now}`.as("left")])
    .where("user_id", "=", userId)
    .where("erase_at", ">", database.now)
    .orderBy("erase_at", "desc")
    .orderBy("id")
    .execute();
}

/** What still is to be answered, the last asked first: stopping it so, none takes the turn of one before it. */
export async function findUnfinished(
  database: Database<Schema>,
  userId: UserId,
  sessionId: SessionId,
): Promise<ReplyId[]> {
  const rows = await database.read
    .selectFrom("replies")
    .select("id")
    .where("user_id", "=", userId)
    .where("session_id", "=", sessionId)
    .where("state", "in", unfinishedStates)
    .orderBy("position", "desc")
    .execute();
  return rows.map(({ id }) => id);
}

/** Those whose time has come, over all people. */
export function findDue(
  database: Database<Schema>,
  limit: number,
): Promise<{ id: SessionId; user_id: UserId }[]> {
  return database.read
    .selectFrom("chat_sessions")
    .select(["id", "user_id"])
    .where("erase_at", "<=", database.now)
    .orderBy("erase_at")
    .limit(limit)
    .execute();
}
