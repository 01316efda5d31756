/** SQL of looking through past chats: the questions of several parts of sessions, the newest first. */
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { Part } from "./walk-sessions.ts";

/** With what answers them. */
export function readTurns(database: Database<Schema>, parts: readonly Part[]) {
  return database.read
    .selectFrom(wantedOf(database, parts))
    .innerJoin("messages", (join) =>
      join
        .onRef("messages.session_id", "=", "wanted.id")
        .onRef("messages.position", ">=", "wanted.first")
        .onRef("messages.position", "<", "wanted.below"),
    )
    .leftJoin("replies", "replies.question_id", "messages.id")
    .select([
      "messages.id",
      "messages.session_id",
      "messages.text_sealed",
      "messages.created_at",
      "replies.id as reply_id",
      "replies.result_sealed",
    ])
    .orderBy("messages.position", "desc")
    .execute();
}
export type TurnRow = Awaited<ReturnType<typeof readTurns>>[number];

/** With what was told about their answers. */
export function readAdvice(database: Database<Schema>, parts: readonly Part[]) {
  return database.read
    .selectFrom(wantedOf(database, parts))
    .innerJoin("messages", (join) =>
      join
        .onRef("messages.session_id", "=", "wanted.id")
        .onRef("messages.position", ">=", "wanted.first")
        .onRef("messages.position", "<", "wanted.below"),
    )
    .leftJoin("follow_ups", "follow_ups.message_id", "messages.id")
    .select([
      "messages.id",
      "messages.session_id",
      "messages.text_sealed",
      "messages.triage_sealed",
      "messages.context_sealed",
      "messages.created_at",
      "follow_ups.record_sealed",
    ])
    .orderBy("messages.position", "desc")
    .execute();
}
export type AdviceRow = Awaited<ReturnType<typeof readAdvice>>[number];

/** One row for each part: the statement's text is the same however many there are. */
function wantedOf(database: Database<Schema>, parts: readonly Part[]) {
  const rows = parts.map(({ session, from, below }) => ({ id: session.id, first: from, below }));
  return database.list(rows, { id: "text", first: "bigint", below: "bigint" }).as("wanted");
}
