/** The parts of a reply's row that the services work with. */
import type { Selectable } from "kysely";
import type { RepliesTable } from "#database/schema.ts";

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
