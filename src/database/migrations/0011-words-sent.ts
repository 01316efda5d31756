/** Which attempts gave a person's words to a model, and where that runs. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("words_sent")
    .addColumn("reply_id", "text", (column) =>
      column.notNull().references("replies.id").onDelete("cascade"),
    )
    .addColumn("attempt", "integer", (column) => column.notNull())
    .addColumn("place_sealed", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("words_sent_by_attempt", ["reply_id", "attempt"])
    .execute();
}
