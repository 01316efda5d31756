/** What a database really holds, asked of the database itself: a table that nobody thought of is among it. */
import { sql } from "kysely";
import type { Database } from "#platform/database/database.ts";

/** Names as the schema types have them, without those that migrating keeps for itself. */
export async function tablesOf<Schema>(database: Database<Schema>): Promise<string[]> {
  const { rows } = await tablesIn(database).execute(database.read);
  return rows
    .map(({ name }) => name)
    .filter((name) => !/kysely|sqlite_/.test(name))
    .sort();
}

export async function columnsOf<Schema>(
  database: Database<Schema>,
  table: string,
): Promise<string[]> {
  const { rows } = await columnsIn(database, table).execute(database.read);
  return rows.map(({ name }) => name).sort();
}

function tablesIn<Schema>({ kind }: Database<Schema>) {
  return kind === "sqlite"
    ? sql<{
        name: string;
      }>`select case schema when 'main' then name else schema || '.' || name end as name
        from pragma_table_list where type = 'table' and schema <> 'temp'`
    : sql<{
        name: string;
      }>`select case table_schema when 'healify_keys' then 'healify_keys.' || table_name
        else table_name end as name from information_schema.tables
        where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`;
}

function columnsIn<Schema>({ kind }: Database<Schema>, table: string) {
  const [schema, name] = table.includes(".") ? table.split(".") : [null, table];
  return kind === "sqlite"
    ? sql<{ name: string }>`select name from pragma_table_info(${name}, ${schema ?? "main"})`
    : sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_name = ${name} and table_schema not in ('pg_catalog', 'information_schema')`;
}
