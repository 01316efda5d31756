/** Brings a database to the newest schema: one history for SQLite and Postgres alike. */
import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Database } from "#platform/database/database.ts";
import * as groundFloor from "./migrations/0001-ground-floor.ts";
import * as unfinishedBySession from "./migrations/0002-unfinished-by-session.ts";
import * as followUps from "./migrations/0003-follow-ups.ts";
import * as people from "./migrations/0004-people.ts";
import * as answerRecord from "./migrations/0005-answer-record.ts";
import * as sealedPeople from "./migrations/0006-sealed-people.ts";
import * as mailOrders from "./migrations/0007-mail-orders.ts";
import * as secondFactors from "./migrations/0008-second-factors.ts";
import * as rolesAndProviders from "./migrations/0009-roles-and-providers.ts";
import * as countedGuesses from "./migrations/0010-counted-guesses.ts";
import * as wordsSent from "./migrations/0011-words-sent.ts";
import * as runningProcesses from "./migrations/0012-running-processes.ts";
import * as erasures from "./migrations/0013-erasures.ts";
import * as deletedSessions from "./migrations/0014-deleted-sessions.ts";
import * as operatorsModel from "./migrations/0015-operators-model.ts";
import * as firstRun from "./migrations/0016-first-run.ts";

const migrations: Record<string, Migration> = {
  "0001-ground-floor": groundFloor,
  "0002-unfinished-by-session": unfinishedBySession,
  "0003-follow-ups": followUps,
  "0004-people": people,
  "0005-answer-record": answerRecord,
  "0006-sealed-people": sealedPeople,
  "0007-mail-orders": mailOrders,
  "0008-second-factors": secondFactors,
  "0009-roles-and-providers": rolesAndProviders,
  "0010-counted-guesses": countedGuesses,
  "0011-words-sent": wordsSent,
  "0012-running-processes": runningProcesses,
  "0013-erasures": erasures,
  "0014-deleted-sessions": deletedSessions,
  "0015-operators-model": operatorsModel,
  "0016-first-run": firstRun,
};

export type MigrationReport = { applied: string[] };

/**
 * Safe to run from several processes at once: on Postgres Kysely takes a lock, on SQLite the whole run is one
 * transaction of ours. Throws when a migration fails; nothing half-done stays.
 */
export function migrate<Schema>(database: Database<Schema>): Promise<MigrationReport> {
  return database.kind === "sqlite"
    ? database.write((trx) => migrateToLatest(trx))
    : migrateToLatest(database.schemaHandle);
}

async function migrateToLatest<Schema>(db: Kysely<Schema>): Promise<MigrationReport> {
  const { error, results } = await migrator(db).migrateToLatest();
  if (error) throw error;
  return { applied: (results ?? []).map((result) => result.migrationName) };
}

/** Names of migrations that were not applied yet. */
export async function pendingMigrations<Schema>(database: Database<Schema>): Promise<string[]> {
  const all = await migrator(database.schemaHandle).getMigrations();
  return all.filter((migration) => migration.executedAt === undefined).map(({ name }) => name);
}

function migrator<Schema>(db: Kysely<Schema>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}
