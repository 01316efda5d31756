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
  const row = await trx
    .updateTable("replies")
    .set({ state: "queued", ...newDispatch(database) })
    .where("id", "=", ({ selectFrom }) =>
      selectFrom("replies as next")
        .select("next.id")
        .where("next.session_id", "=", sessionId)
        .where("next.state", "=", "waiting")
        .orderBy("next.position")
        .limit(1),
    )
    .where("state", "=", "waiting")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("replies as active")
            .select("active.id")
            .where("active.session_id", "=", sessionId)
            .where("active.state", "in", ["queued", "answering"]),
        ),
      ),
    )
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
