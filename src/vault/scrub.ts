/** What SQL deleted, out of the files of the keys' store: until then a copy of these files still holds it. */
import { sql } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";

/**
 * SQLite overwrites what it deletes (`secure_delete`), and its log is emptied here. Postgres writes the keys' table
 * anew; its log is overwritten by itself, in time. False when it can't be done now.
 */
export async function scrubKeys(database: Database<Schema>): Promise<boolean> {
  if (database.kind === "sqlite") return database.emptyLog();
  await sql`vacuum full healify_keys.user_keys`.execute(database.schemaHandle);
  return true;
}

/** The same for people's rows, whose e-mails and names an installation from before kept in clear. */
export async function scrubUsers(database: Database<Schema>): Promise<void> {
  if (database.kind === "sqlite") await database.emptyLog();
  else await sql`vacuum full users`.execute(database.schemaHandle);
}
