/** Brings a database to the newest schema: one history for SQLite and Postgres alike. */
import { type Migration, Migrator } from "kysely/migration";
import type { Database } from "#platform/database/database.ts";
import * as groundFloor from "./migrations/0001-ground-floor.ts";

const migrations: Record<string, Migration> = { "0001-ground-floor": groundFloor };

export type MigrationReport = { applied: string[] };

/** Safe to run from several processes at once: Kysely takes a lock. Throws when a migration fails; nothing half-done stays on Postgres. */
export async function migrate<Schema>(database: Database<Schema>): Promise<MigrationReport> {
  const { error, results } = await migrator(database).migrateToLatest();
  if (error) throw error;
  return { applied: (results ?? []).map((result) => result.migrationName) };
}

/** Names of migrations that were not applied yet. */
export async function pendingMigrations<Schema>(database: Database<Schema>): Promise<string[]> {
  const all = await migrator(database).getMigrations();
  return all.filter((migration) => migration.executedAt === undefined).map(({ name }) => name);
}

function migrator<Schema>(database: Database<Schema>): Migrator {
  return new Migrator({
    db: database.schemaHandle,
    provider: { getMigrations: async () => migrations },
  });
}
