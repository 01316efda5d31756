/** People who are being erased: what was interrupted is found here and ended. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("erasures")
    .addColumn("user_id", "text", (column) => column.primaryKey())
    .addColumn("started_at", "bigint", (column) => column.notNull())
    .addColumn("rows_gone", "integer", (column) => column.notNull())
    .execute();
}
