/** The turn of the next question of a chat session. */
import { type Kysely, sql } from "kysely";
import type { SessionId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type DispatchedRow, dispatchColumns } from "./reply-row.ts";
import { activeStates } from "./unfinished.ts";

/** Everything that ends or opens replies takes these locks first, in the order of the sessions' ids. */
export async function lockSessions(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  sessionIds: readonly SessionId[],
): Promise<void> {
  const ended = database.list(rowsOf(sessionIds), { id: "text" }).as("ended");
  await database
    .lockRows(
      trx
        .selectFrom("chat_sessions")
        .select("id")
        .where("id", "in", trx.selectFrom(ended).select("ended.id"))
        .orderBy("id"),
    )
    .execute();
}

export function lockSession(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  sessionId: SessionId,
): Promise<void> {
  return lockSessions(database, trx, [sessionId]);
}

export type PromotedRow = DispatchedRow & { session_id: SessionId };

/** Queues each session's first waiting row, where nothing of it is active; returns them for the publish. */
export function promoteAll(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  sessionIds: readonly SessionId[],
): Promise<PromotedRow[]> {
  const ended = database.list(rowsOf(sessionIds), { id: "text" }).as("ended");
  const next = trx
    .selectFrom(ended)
    .select(({ selectFrom }) =>
      selectFrom("replies as next")
        .select("next.id")
        .whereRef("next.session_id", "=", "ended.id")
        .where("next.state", "=", sql.lit("waiting"))
        .orderBy("next.position")
        .limit(1)
        .as("id"),
    );
  return trx
    .updateTable("replies")
    .set({ state: "queued", ...newDispatch(database) })
    .where("id", "in", next)
    .where("state", "=", sql.lit("waiting"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("replies as other")
            .select("other.id")
            .whereRef("other.session_id", "=", "replies.session_id")
            .where("other.state", "in", activeStates),
        ),
      ),
    )
    .returning([...dispatchColumns, "session_id"])
    .execute();
}

export async function promote(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  sessionId: SessionId,
): Promise<DispatchedRow | null> {
  const [row] = await promoteAll(database, trx, [sessionId]);
  return row ?? null;
}

/** Each once, in the order in which they are locked. */
const rowsOf = (sessionIds: readonly SessionId[]) =>
  [...new Set(sessionIds)].sort().map((id) => ({ id }));

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
