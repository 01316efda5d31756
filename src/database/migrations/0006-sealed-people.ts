/**
 * A person's e-mail and name are sealed with their key, and the e-mail is found by an HMAC. The columns that held them
 * in clear are named after what they hold from now on. SQL can't seal: rows whose `email_sealed` is null are from
 * before, and are sealed at the next start (src/vault/seal-plain-users.ts).
 */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("users").renameColumn("email", "email_mac").execute();
  await db.schema.alterTable("users").renameColumn("name", "name_sealed").execute();
  await db.schema.alterTable("users").addColumn("email_sealed", "text").execute();
}
