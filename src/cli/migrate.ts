/** `healify migrate`: brings the database to this version's schema. */

import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import { lockFolder } from "#platform/database/folder-lock.ts";
import { createPostgresSchemas, openPostgres } from "#platform/database/postgres.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import { type Env, readCheckedSettings, serviceSettings } from "#platform/service-settings.ts";

export async function migrateDatabase(env: Env, say: (line: string) => void): Promise<void> {
  const { databaseUrl, dataDir } = readCheckedSettings(
    { databaseUrl: serviceSettings.databaseUrl, dataDir: serviceSettings.dataDir },
    env,
  );
  const applied = databaseUrl ? await onPostgres(databaseUrl) : await inFolder(resolve(dataDir));
  say(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The schema is up to date.");
}

async function onPostgres(url: string): Promise<string[]> {
  await createPostgresSchemas(url);
  const database = openPostgres<Schema>({ url });
  try {
    return (await migrate(database)).applied;
  } finally {
    await database.close();
  }
}

async function inFolder(dataDir: string): Promise<string[]> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataDir);
  const database = openSqlite<Schema>(dataDir);
  try {
    return (await migrate(database)).applied;
  } finally {
    await database.close();
    lock.release();
  }
}
