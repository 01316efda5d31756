/** Postgres over `pg`: a bounded pool whose hot statements are prepared by name. */
import { createHash } from "node:crypto";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from "kysely";
import pg from "pg";
import { type Database, keysSchema, outerHandleGuard, runInsideWrite } from "./database.ts";

const int8 = 20;
const namedLimit = 200;
const namedParameterLimit = 40;

export type PostgresOptions = {
  url: string;
  maxConnections?: number;
  /** A schema of its own, for tests; "public" else. */
  schema?: string;
};

/** Connects lazily: an unreachable server shows at the first query. */
export function openPostgres<Schema>(options: PostgresOptions): Database<Schema> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 2000,
    query_timeout: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(options.schema ? { options: `-c search_path=${options.schema}` } : {}),
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // An idle connection that breaks is not our caller's fault: the pool replaces it.
  pool.on("error", () => undefined);

  const inner = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: withNames(pool) }) });
  return {
    kind: "postgres",
    read: inner.withPlugin(outerHandleGuard),
    write: (work) => inner.transaction().execute((trx) => runInsideWrite(() => work(trx))),
    schemaHandle: inner,
    now: sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
    lockRows: (query) => query.forUpdate(),
    lockFreeRows: (query) => query.forUpdate().skipLocked(),
    async ping() {
      await pool.query("select 1");
    },
    async version() {
      const { rows } = await pool.query<{ version: string }>("show server_version");
      return `PostgreSQL ${rows[0]?.version ?? "?"}`;
    },
    close: () => inner.destroy(),
  };
}

/** Postgres needs the schemas before the migrations can create tables in them. */
export async function createPostgresSchemas(url: string, schema?: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    for (const name of [keysSchema, ...(schema ? [schema] : [])]) {
      await client.query(`create schema if not exists ${client.escapeIdentifier(name)}`);
    }
  } finally {
    await client.end();
  }
}

/** Gives the first statements that are met a name each, so that the server plans them once per connection. */
function withNames(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string, parameters: number): string | undefined => {
    const known = names.get(text);
    if (known || parameters > namedParameterLimit || names.size >= namedLimit) return known;
    const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
    names.set(text, name);
    return name;
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => named(await pool.connect(), nameOf),
  } as PostgresPool;
}

function named(
  client: pg.PoolClient,
  nameOf: (text: string, parameters: number) => string | undefined,
): PostgresPoolClient {
  return new Proxy(client, {
    get(target, property) {
      if (property !== "query") {
        const value = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return (text: unknown, values: readonly unknown[]) => {
        if (typeof text !== "string") return Reflect.apply(target.query, target, [text, values]);
        const name = nameOf(text, values.length);
        return target.query({ text, values: [...values], ...(name ? { name } : {}) });
      };
    },
  }) as unknown as PostgresPoolClient;
}
