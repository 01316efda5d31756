/**
 * Who operates the server; whose e-mail was confirmed here; accounts at other providers, whose subject is kept as an
 * HMAC alone; sign-ins that are under way there; and invitations.
 */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("users")
    .addColumn("role", "text", (column) => column.notNull().defaultTo("person"))
    .execute();
  await db.schema.alterTable("users").addColumn("email_verified_at", "bigint").execute();
  await providers(db);
  await db.schema
    .createTable("invitations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("secret_hash", "text", (column) => column.notNull())
    .addColumn("email_mac", "text")
    .addColumn("created_by", "text", (column) => column.references("users.id").onDelete("set null"))
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("used_at", "bigint")
    .addColumn("used_by", "text", (column) => column.references("users.id").onDelete("cascade"))
    .execute();
  await db.schema
    .createTable("invited_sign_ups")
    .addColumn("user_id", "text", (column) =>
      column.primaryKey().references("users.id").onDelete("cascade"),
    )
    .addColumn("invitation_id", "text", (column) =>
      column.notNull().references("invitations.id").onDelete("cascade"),
    )
    .execute();
  for (const column of ["created_by", "used_by"]) {
    await db.schema.createIndex(`invitations_${column}`).on("invitations").column(column).execute();
  }
}

async function providers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("provider_accounts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) =>
      column.notNull().references("users.id").onDelete("cascade"),
    )
    .addColumn("issuer", "text", (column) => column.notNull())
    .addColumn("subject_mac", "text", (column) => column.notNull().unique())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("last_used_at", "bigint")
    .execute();
  await db.schema
    .createIndex("provider_accounts_by_user")
    .on("provider_accounts")
    .column("user_id")
    .execute();
  await db.schema
    .createTable("provider_visits")
    .addColumn("state_hash", "text", (column) => column.primaryKey())
    .addColumn("browser_hash", "text", (column) => column.notNull())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.references("users.id").onDelete("cascade"))
    .addColumn("return_to", "text", (column) => column.notNull())
    .addColumn("invitation_id", "text")
    .addColumn("invitation_hash", "text")
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("provider_visits_by_user")
    .on("provider_visits")
    .column("user_id")
    .execute();
}
