/** SQLite over Node's own driver: one writer whose commits are shared, one reader beside it. */
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { Kysely, type SqliteDatabase, SqliteDialect, sql } from "kysely";
import {
  askTogether,
  type Database,
  keysSchema,
  outerHandleGuard,
  refuseInsideWrite,
} from "./database.ts";
import { GroupCommit } from "./group-commit.ts";

const preparedLimit = 300;
const busyTimeoutMs = 5000;

/**
 * Opens `<folder>/healify.db` with `<folder>/keys.db` attached as the keys' schema. The folder must exist.
 * Commits are synced (`synchronous=FULL`): what was accepted survives a power cut.
 */
export function openSqlite<Schema>(folder: string): Database<Schema> {
  const writer = openFile(folder, false);
  const reader = openFile(folder, true);
  const read = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: withPreparedStatements(reader) }),
    plugins: [outerHandleGuard],
  });
  const trx = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: withPreparedStatements(writer) }),
  });
  const commits = new GroupCommit(writer);

  return {
    kind: "sqlite",
    read,
    async write(work) {
      refuseInsideWrite();
      return commits.run(() => work(trx));
    },
    askLast: (_, asked) => askTogether(asked),
    async writeOne(statement) {
      refuseInsideWrite();
      return commits.run(() => statement(trx));
    },
    list: (rows, columns) => {
      const picked = Object.keys(columns).map(
        (column) => sql`value ->> ${sql.lit(column)} as ${sql.id(column)}`,
      );
      return sql`(select ${sql.join(picked)} from json_each(${JSON.stringify(rows)}))`;
    },
    schemaHandle: trx,
    now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
    lockRows: (query) => query,
    lockFreeRows: (query) => query,
    async emptyLog() {
      await commits.idle();
      return emptyLog(writer);
    },
    async ping() {
      reader.exec("select 1");
    },
    async version() {
      const row = reader.prepare("select sqlite_version() as version").get();
      return `SQLite ${String(row?.version)}`;
    },
    async close() {
      await commits.idle();
      reader.close();
      writer.close();
    },
  };
}

function openFile(folder: string, readOnly: boolean): DatabaseSync {
  const [main, keys] = [ownersFile(folder, "healify.db"), ownersFile(folder, "keys.db")];
  const database = new DatabaseSync(main, { timeout: busyTimeoutMs });
  database.exec(`attach database '${keys.replaceAll("'", "''")}' as ${keysSchema}`);
  for (const schema of ["main", keysSchema]) {
    database.exec(`pragma ${schema}.journal_mode = wal; pragma ${schema}.synchronous = full;`);
  }
  // secure_delete: what is deleted is overwritten, so that no free page keeps it.
  database.exec("pragma foreign_keys = on; pragma secure_delete = on; pragma cache_size = -8000;");
  if (readOnly) database.exec("pragma query_only = on;");
  return database;
}

/** Doesn't wait for readers of other processes: waiting would hold up everything here. */
function emptyLog(writer: DatabaseSync): boolean {
  writer.exec("pragma busy_timeout = 0");
  try {
    return ["main", keysSchema].every(
      (schema) => writer.prepare(`pragma ${schema}.wal_checkpoint(truncate)`).get()?.busy === 0,
    );
  } finally {
    writer.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
  }
}

/** Made for its owner alone, which SQLite passes on to the files beside it. */
function ownersFile(folder: string, name: string): string {
  const file = join(folder, name);
  closeSync(openSync(file, "a", 0o600));
  return file;
}

/** The shim that Kysely's dialect needs, with each statement prepared once. */
function withPreparedStatements(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase["prepare"]>>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = prepared.get(text);
      if (known) return known;
      const statement = adapt(database.prepare(text));
      if (prepared.size >= preparedLimit) prepared.clear();
      prepared.set(text, statement);
      return statement;
    },
  };
}

type SqliteValue = null | number | bigint | string | Uint8Array;

function adapt(statement: StatementSync): ReturnType<SqliteDatabase["prepare"]> {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SqliteValue[])),
    run: (parameters) => statement.run(...(parameters as SqliteValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SqliteValue[])),
  };
}
