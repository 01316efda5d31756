/** Accounts, chat sessions, messages, replies, profiles, and the keys of people in their own schema. */
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { keysSchema } from "#platform/database/database.ts";

export async function up(db: Kysely<unknown>): Promise<void> {
  await accounts(db);
  await chat(db);
  await replies(db);
  await db.schema
    .createTable("installation")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .withSchema(keysSchema)
    .createTable("user_keys")
    .ifNotExists()
    .addColumn("user_id", "text", (column) => column.primaryKey())
    .addColumn("key_sealed", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
}

async function accounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("users")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("email", "text", (column) => column.notNull().unique())
    .addColumn("name", "text")
    .addColumn("password_hash", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("devices")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) =>
      column.notNull().references("users.id").onDelete("cascade"),
    )
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("address_prefix", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("last_seen_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("revoked_at", "bigint")
    .addColumn("revoked_reason", "text")
    .execute();
  await db.schema.createIndex("devices_by_user").on("devices").column("user_id").execute();
  await db.schema
    .createTable("refresh_tokens")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("device_id", "text", (column) =>
      column.notNull().references("devices.id").onDelete("cascade"),
    )
    .addColumn("secret_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("rotated_at", "bigint")
    .addColumn("successor_id", "text")
    .addColumn("successor_sealed", "text")
    .execute();
  await db.schema
    .createIndex("refresh_tokens_by_device")
    .on("refresh_tokens")
    .column("device_id")
    .execute();
  await db.schema
    .createTable("signing_keys")
    .addColumn("kid", "text", (column) => column.primaryKey())
    .addColumn("public_jwk", "text", (column) => column.notNull())
    .addColumn("private_sealed", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("active_from", "bigint", (column) => column.notNull())
    .addColumn("retire_at", "bigint")
    .execute();
  await db.schema
    .createTable("mail_tokens")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) =>
      column.notNull().references("users.id").onDelete("cascade"),
    )
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("secret_hash", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("used_at", "bigint")
    .execute();
  await db.schema.createIndex("mail_tokens_by_user").on("mail_tokens").column("user_id").execute();
  await db.schema
    .createTable("audit_events")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("event", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("user_id", "text")
    .addColumn("device_id", "text")
    .addColumn("address_prefix", "text", (column) => column.notNull())
    .addColumn("user_agent", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("audit_events_by_user")
    .on("audit_events")
    .columns(["user_id", "at"])
    .execute();
  await db.schema
    .createTable("profiles")
    .addColumn("user_id", "text", (column) =>
      column.primaryKey().references("users.id").onDelete("cascade"),
    )
    .addColumn("profile_sealed", "text", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .execute();
}

async function chat(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("chat_sessions")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) =>
      column.notNull().references("users.id").onDelete("cascade"),
    )
    .addColumn("title_sealed", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("summary_sealed", "text")
    .addColumn("next_position", "integer", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("chat_sessions_by_user")
    .on("chat_sessions")
    .columns(["user_id", "updated_at", "id"])
    .execute();
  await db.schema
    .createTable("messages")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("session_id", "text", (column) =>
      column.notNull().references("chat_sessions.id").onDelete("cascade"),
    )
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("text_sealed", "text", (column) => column.notNull())
    .addColumn("triage_sealed", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("messages_by_session")
    .on("messages")
    .columns(["session_id", "position"])
    .execute();
}

async function replies(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("replies")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("session_id", "text", (column) =>
      column.notNull().references("chat_sessions.id").onDelete("cascade"),
    )
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("question_id", "text", (column) =>
      column.notNull().unique().references("messages.id").onDelete("cascade"),
    )
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempt", "integer", (column) => column.notNull())
    .addColumn("attempt_limit", "integer", (column) => column.notNull())
    .addColumn("dispatch", "integer", (column) => column.notNull())
    .addColumn("claimed_dispatch", "integer")
    .addColumn("available_at", "bigint", (column) => column.notNull())
    .addColumn("dispatched_at", "bigint")
    .addColumn("published_at", "bigint")
    .addColumn("reply_to", "text", (column) => column.notNull())
    .addColumn("traceparent", "text")
    .addColumn("lease_owner", "text")
    .addColumn("lease_until", "bigint")
    .addColumn("checkpoint_sealed", "text")
    .addColumn("result_sealed", "text")
    .addColumn("error", "text")
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("replies_by_session")
    .on("replies")
    .columns(["session_id", "position"])
    .execute();
  await db.schema
    .createIndex("replies_one_active")
    .on("replies")
    .column("session_id")
    .unique()
    .where(sql.ref("state"), "in", sql`('queued', 'answering')`)
    .execute();
  // What the sweeper looks for, and what counts against a person's limit: only rows that are not at their end.
  await db.schema
    .createIndex("replies_unfinished")
    .on("replies")
    .columns(["state", "available_at"])
    .where(sql.ref("state"), "in", sql`('waiting', 'queued', 'answering')`)
    .execute();
  await db.schema
    .createIndex("replies_unfinished_by_user")
    .on("replies")
    .column("user_id")
    .where(sql.ref("state"), "in", sql`('waiting', 'queued', 'answering')`)
    .execute();
}
