/**
 * The rows of one chat session that are not at their end are found without reading those that are: a session may hold
 * thousands. The index that counts a person's did half of it.
 */
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("replies_unfinished_by_user").execute();
  await db.schema
    .createIndex("replies_unfinished_by_session")
    .on("replies")
    .columns(["user_id", "session_id", "position"])
    .where(sql.ref("state"), "in", sql`('waiting', 'queued', 'answering')`)
    .execute();
}
