/** Wrong guesses in a row, networks that people sign in from, why something was refused, and names given to devices. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("guess_counts")
    .addColumn("account_mac", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("lane", "text", (column) => column.notNull())
    .addColumn("failures", "integer", (column) => column.notNull())
    .addColumn("last_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("guess_counts_by_account", ["account_mac", "kind", "lane"])
    .execute();
  await db.schema
    .createIndex("guess_counts_by_time")
    .on("guess_counts")
    .column("last_at")
    .execute();
  await db.schema
    .createTable("familiar_networks")
    .addColumn("user_id", "text", (column) =>
      column.notNull().references("users.id").onDelete("cascade"),
    )
    .addColumn("network_mac", "text", (column) => column.notNull())
    .addColumn("seen_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("familiar_networks_by_user", ["user_id", "network_mac"])
    .execute();
  await db.schema
    .createIndex("familiar_networks_by_time")
    .on("familiar_networks")
    .column("seen_at")
    .execute();
  await db.schema.alterTable("audit_events").addColumn("reason", "text").execute();
  await db.schema.createIndex("audit_events_by_time").on("audit_events").column("at").execute();
  await db.schema.alterTable("devices").addColumn("label_sealed", "text").execute();
}
