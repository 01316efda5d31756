/** What a person means to do after an answer, how they are later, and how often each was said. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("follow_ups")
    .addColumn("message_id", "text", (column) =>
      column.primaryKey().references("messages.id").onDelete("cascade"),
    )
    .addColumn("session_id", "text", (column) =>
      column.notNull().references("chat_sessions.id").onDelete("cascade"),
    )
    .addColumn("user_id", "text", (column) =>
      column.notNull().references("users.id").onDelete("cascade"),
    )
    .addColumn("record_sealed", "text")
    .addColumn("mailed", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("follow_ups_by_session")
    .on("follow_ups")
    .column("session_id")
    .execute();
  await db.schema.createIndex("follow_ups_by_user").on("follow_ups").column("user_id").execute();
  await db.schema
    .createTable("outcome_counts")
    .addColumn("disposition", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("n", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("outcome_counts_by_kind", ["disposition", "outcome"])
    .execute();
}
