/** A chat session that its person deleted can be brought back for a moment; then it is erased. */
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("chat_sessions").addColumn("erase_at", "bigint").execute();
  await db.schema
    .createIndex("chat_sessions_deleted")
    .on("chat_sessions")
    .columns(["erase_at", "user_id"])
    .where(sql.ref("erase_at"), "is not", null)
    .execute();
}
