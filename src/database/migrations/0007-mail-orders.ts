/**
 * Mails that are still to be sent, and links that hold for one e-mail: a link is void once the account has another,
 * and the one of an e-mail change carries the address that it is for. Passwords shorter than what one alone must be
 * are marked, because nobody can tell from their hash.
 */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("mail_orders")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("cascade"))
    .addColumn("order_sealed", "text", (column) => column.notNull())
    .addColumn("attempt", "integer", (column) => column.notNull())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("mail_orders_by_due").on("mail_orders").column("due_at").execute();
  await db.schema.createIndex("mail_orders_by_user").on("mail_orders").column("user_id").execute();
  await db.schema.alterTable("mail_tokens").addColumn("email_mac", "text").execute();
  await db.schema.alterTable("mail_tokens").addColumn("new_email_sealed", "text").execute();
  await db.schema
    .alterTable("users")
    .addColumn("password_short", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}
