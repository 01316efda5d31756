/** Which processes run on this database, and with which secret: a rotation of it waits for those that lack the new one. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("running_processes")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("secret_check", "text", (column) => column.notNull())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .execute();
}
