/** People one cares for; whether a chat session uses profiles; and what of a profile counted for each question. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("people")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) =>
      column.notNull().references("users.id").onDelete("cascade"),
    )
    .addColumn("person_sealed", "text", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("people_by_user").on("people").columns(["user_id", "id"]).execute();
  await db.schema
    .alterTable("chat_sessions")
    .addColumn("uses_profile", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  await db.schema.alterTable("messages").addColumn("context_sealed", "text").execute();
}
