/** The parts of a reply's row that the services work with. */
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { RepliesTable, Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

export type ReplyRow = Selectable<RepliesTable>;

/** What a publish needs. */
export const dispatchColumns = ["id", "dispatch", "reply_to", "traceparent"] as const;
export type DispatchedRow = Pick<ReplyRow, (typeof dispatchColumns)[number]>;

/** What answering needs. */
export const claimedColumns = [
  "id",
  "session_id",
  "user_id",
  "question_id",
  "position",
  "attempt",
  "attempt_limit",
  "claimed_dispatch",
  "reply_to",
  "traceparent",
  "lease_owner",
] as const;
export type ClaimedRow = Pick<ReplyRow, (typeof claimedColumns)[number]>;

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

/** The order in which rows are locked that are written together. */
export const byId = (left: { id: string }, right: { id: string }): number =>
  left.id < right.id ? -1 : Number(left.id > right.id);

/** Their columns where another table stands beside them. */
export const ofReplies = <const Column extends string>(columns: readonly Column[]) =>
  columns.map((column): `replies.${Column}` => `replies.${column}`);
