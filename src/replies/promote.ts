/** The turn of the next question of a chat session. */
import { type Kysely, sql } from "kysely";
import type { SessionId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type DispatchedRow, dispatchColumns } from "./reply-row.ts";
import { activeStates, unfinishedStates } from "./unfinished.ts";

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
    .innerJoin("chat_sessions as session", "session.id", "ended.id")
    .select(({ selectFrom }) =>
      selectFrom("replies as next")
        .select("next.id")
        // The person too: it is their index that holds no row that has ended.
        .whereRef("next.user_id", "=", "session.user_id")
        .whereRef("next.session_id", "=", "session.id")
        .where("next.state", "in", unfinishedStates)
        .where(isWaiting("next"))
        .orderBy("next.position")
        .limit(1)
        .as("id"),
    );
  return (
    trx
      .updateTable("replies")
      .set({ state: sql.lit("queued"), ...newDispatch(database) })
      .where("id", "in", next)
      // A count rather than "exists", which would be joined: each session is looked up by itself.
      .where(isWaiting("replies"))
      .where(
        ({ selectFrom }) =>
          selectFrom("replies as other")
            .select((row) => row.fn.countAll<number>().as("n"))
            .whereRef("other.user_id", "=", "replies.user_id")
            .whereRef("other.session_id", "=", "replies.session_id")
            .where("other.state", "in", activeStates),
        "=",
        sql.lit(0),
      )
      .returning([...dispatchColumns, "session_id"])
      .execute()
  );
}

/** A case, which no index serves: rows are looked up by their session or id, however few wait anywhere. */
const isWaiting = (table: "replies" | "next") =>
  sql<boolean>`case when ${sql.ref(`${table}.state`)} = 'waiting' then true else false end`;

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
