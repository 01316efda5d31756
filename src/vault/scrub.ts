/** What SQL deleted, out of the files too: until then a copy of these files still holds it. */
import { sql } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { isDatabaseUnavailable } from "#platform/database/database-fault.ts";

/** As many keys as Postgres writes anew so fast that nobody notices. */
const fewKeys = 50_000;
/** Whoever waits for such a lock lets nobody else pass. */
const shortWait = "200ms";

/**
 * The keys' store. SQLite overwrites what it deletes (`secure_delete`), and its log is emptied here. Postgres writes
 * the table anew, which locks it meanwhile; its log is overwritten by itself, in time. False when it can't be done
 * now: somebody reads an older state, such as a backup, or the table is large and that was not `allowed`.
 */
export async function scrubKeys(
  database: Database<Schema>,
  allowed: "small" | "any",
): Promise<boolean> {
  if (database.kind === "sqlite") return database.emptyLog();
  if (allowed === "small" && !(await hasFewKeys(database))) return false;
  return database.schemaHandle.connection().execute(async (connection) => {
    const { rows } = await sql<{ before: string }>`
      select current_setting('lock_timeout') as before, set_config('lock_timeout', ${shortWait}, false)
    `.execute(connection);
    try {
      await sql`vacuum full healify_keys.user_keys`.execute(connection);
      return true;
    } catch (fault) {
      if (isDatabaseUnavailable(fault)) return false;
      throw fault;
    } finally {
      const before = rows[0]?.before ?? "0";
      await sql`select set_config('lock_timeout', ${before}, false)`.execute(connection);
    }
  });
}

async function hasFewKeys(database: Database<Schema>): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select reltuples::bigint as n from pg_class where oid = 'healify_keys.user_keys'::regclass
  `.execute(database.schemaHandle);
  return (rows[0]?.n ?? 0) <= fewKeys;
}

/** The same for people's rows, whose e-mails and names an installation from before kept in clear. */
export async function scrubUsers(database: Database<Schema>): Promise<void> {
  if (database.kind === "sqlite") await database.emptyLog();
  else await sql`vacuum full users`.execute(database.schemaHandle);
}
