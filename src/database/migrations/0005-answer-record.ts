/** Which passages answers cite, which of these are withdrawn, what people think of answers, and counts without words. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("reply_citations")
    .addColumn("reply_id", "text", (column) =>
      column.notNull().references("replies.id").onDelete("cascade"),
    )
    .addColumn("passage_mac", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("reply_citations_by_reply", ["reply_id", "passage_mac"])
    .execute();
  await db.schema
    .createIndex("reply_citations_by_passage")
    .on("reply_citations")
    .column("passage_mac")
    .execute();
  await db.schema
    .createTable("withdrawn_passages")
    .addColumn("passage_mac", "text", (column) => column.primaryKey())
    .addColumn("changed", "integer", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("feedback")
    .addColumn("reply_id", "text", (column) =>
      column.primaryKey().references("replies.id").onDelete("cascade"),
    )
    .addColumn("feedback_sealed", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("feedback_counts")
    .addColumn("verdict", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("n", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("feedback_counts_by_kind", ["verdict", "reason"])
    .execute();
  await db.schema
    .createTable("answer_counts")
    .addColumn("disposition", "text", (column) => column.primaryKey())
    .addColumn("n", "bigint", (column) => column.notNull())
    .execute();
}
