/** Databases of a test's own, one of each kind. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { createPostgresSchemas, openPostgres } from "#platform/database/postgres.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import { requirePostgresUrl } from "./services/urls.ts";

/** An empty database that may be opened several times, as by several processes. Close them all before `remove`. */
export type DatabasePlace = {
  /** A module's source that opens it as `database`, for a process of its own. */
  opening: string;
  open(): Promise<Database<Schema>>;
  remove(): Promise<void>;
};

export async function makeSqlitePlace(): Promise<DatabasePlace> {
  const folder = await mkdtemp(join(tmpdir(), "healify-test-"));
  return {
    opening: `import { openSqlite } from "#platform/database/sqlite.ts";
      const database = openSqlite(${JSON.stringify(folder)});`,
    open: async () => openSqlite<Schema>(folder),
    remove: () => rm(folder, { recursive: true }),
  };
}

export async function makePostgresPlace(): Promise<DatabasePlace & { url: string }> {
  const server = requirePostgresUrl();
  const name = `healify_test_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    opening: `import { createPostgresSchemas, openPostgres } from "#platform/database/postgres.ts";
      const url = ${JSON.stringify(url.href)};
      await createPostgresSchemas(url);
      const database = openPostgres({ url });`,
    async open() {
      await createPostgresSchemas(url.href);
      return openPostgres<Schema>({ url: url.href });
    },
    remove: () => administer(server, `drop database ${name} with (force)`),
  };
}

export const databasePlaces = { SQLite: makeSqlitePlace, Postgres: makePostgresPlace };

export type TestDatabase = { database: Database<Schema>; remove(): Promise<void> };

/** Opened and migrated; `remove` closes it. */
export async function openTestDatabase(
  makePlace: () => Promise<DatabasePlace>,
): Promise<TestDatabase> {
  const place = await makePlace();
  const database = await place.open();
  await migrate(database);
  return {
    database,
    async remove() {
      await database.close();
      await place.remove();
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
