/** The turn of the next question of a chat session. */
import { type Kysely, sql } from "kysely";
import type { SessionId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type DispatchedRow, dispatchColumns } from "./reply-row.ts";

/** Everything that ends or opens a reply takes this lock first. */
export async function lockSession(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  sessionId: SessionId,
): Promise<void> {
  await database
    .lockRows(trx.selectFrom("chat_sessions").select("id").where("id", "=", sessionId))
    .executeTakeFirst();
}

/** Queues the session's first waiting row, if nothing of the session is active; returns it for the publish. */
export async function promote(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  sessionId: SessionId,
): Promise<DispatchedRow | null> {
  const active = await trx
    .selectFrom("replies")
    .select("id")
    .where("session_id", "=", sessionId)
    .where("state", "in", ["queued", "answering"])
    .executeTakeFirst();
  if (active) return null;
  const next = await trx
    .selectFrom("replies")
    .select("id")
    .where("session_id", "=", sessionId)
    .where("state", "=", "waiting")
    .orderBy("position")
    .limit(1)
    .executeTakeFirst();
  if (!next) return null;
  const row = await trx
    .updateTable("replies")
    .set({ state: "queued", ...newDispatch(database) })
    .where("id", "=", next.id)
    .where("state", "=", "waiting")
    .returning(dispatchColumns)
    .executeTakeFirst();
  return row ?? null;
}

/** A row that is published right after this commit. */
export function newDispatch(database: Database<Schema>) {
  return {
    dispatch: sql<number>`dispatch + 1`,
    available_at: database.now,
    published_at: database.now,
    dispatched_at: null,
    updated_at: database.now,
  };
}
