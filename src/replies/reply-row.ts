/** The parts of a reply's row that the services work with. */
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { RepliesTable, Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

export type ReplyRow = Selectable<RepliesTable>;

/** What a publish needs. */
export const dispatchColumns = ["id", "dispatch", "reply_to", "traceparent"] as const;
export type DispatchedRow = Pick<ReplyRow, (typeof dispatchColumns)[number]>;

/** What announcing an end needs. */
export const endedColumns = [
  "id",
  "user_id",
  "session_id",
  "attempt",
  "state",
  "error",
  "reply_to",
] as const;
export type EndedRow = Pick<ReplyRow, (typeof endedColumns)[number]>;

/** A parameter, never part of the text: each new text would take a prepared statement's place. */
export function fromNow(database: Database<Schema>, delayMs: number): RawBuilder<number> {
  return sql<number>`${database.now} + ${Math.round(delayMs)}`;
}
