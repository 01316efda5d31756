/** What each worker answers with, and models that the operator wants tried. What is chosen is a row of `installation`. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("worker_notes")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("model_tests")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .addColumn("asked_sealed", "text")
    .addColumn("result", "text")
    .execute();
}
