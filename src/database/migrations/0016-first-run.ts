/** Whether somebody has seen the welcome, on whichever device; and invitations that let in more than one person. */
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("users").addColumn("welcomed_at", "bigint").execute();
  // Who is here already needs no welcome.
  await sql`update users set welcomed_at = created_at`.execute(db);
  await db.schema
    .alterTable("invitations")
    .addColumn("uses_left", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
}
