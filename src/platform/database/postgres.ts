/** Postgres over `pg`: a bounded pool whose hot statements are prepared by name. */
import { createHash } from "node:crypto";
import { Socket } from "node:net";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from "kysely";
import pg from "pg";
import {
  askTogether,
  type Database,
  keysSchema,
  outerHandleGuard,
  refuseInsideWrite,
  runInsideWrite,
} from "./database.ts";

const int8 = 20;
const namedLimit = 200;
const namedParameterLimit = 40;

/**
 * Every statement of a service looks its rows up by an index. A plan is made once for each connection, and one made
 * while a table was empty would go on scanning it when it has grown. Who waits for a row that a frozen process holds
 * is told so before the query's own limit.
 */
const sessionSettings = `set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set lock_timeout = '2s'`;

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
    // A process that freezes inside a transaction loses its locks before its lease ends.
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    // What is asked together goes out together; the answers come in the same order.
    pipeline: true,
    stream: () => new GatheringSocket(),
    ...(options.schema ? { options: `-c search_path=${options.schema}` } : {}),
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // An idle connection that breaks is not our caller's fault: the pool replaces it.
  pool.on("error", () => undefined);
  // The pool doesn't listen to a connection that is in use, and an unheard error event would end the process. The
  // query under way, or the next one, rejects by itself.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    // Ahead of every other query of this connection. Where it is refused, the defaults do as well.
    client.query(sessionSettings).catch(() => undefined);
  });

  const inner = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: withNames(pool) }) });
  return {
    kind: "postgres",
    read: inner.withPlugin(outerHandleGuard),
    async write(work) {
      refuseInsideWrite();
      return inner.transaction().execute((trx) => runInsideWrite(() => work(trx)));
    },
    async askLast(trx, asked) {
      // Behind all of them: each is on its way by the end of this turn.
      const committed = endOfTurn().then(() => sql`commit`.execute(trx));
      const [answers] = await askTogether([askTogether(asked), committed]);
      return answers;
    },
    async writeOne(statement) {
      refuseInsideWrite();
      return runInsideWrite(() => statement(inner));
    },
    list: (rows, columns) => {
      const typed = Object.entries(columns).map(
        ([column, type]) => sql`${sql.id(column)} ${sql.raw(String(type))}`,
      );
      return sql`(select * from json_to_recordset(${JSON.stringify(rows)}::json) as listed(${sql.join(typed)}))`;
    },
    schemaHandle: inner,
    now: sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
    lockRows: (query) => query.forUpdate(),
    lockFreeRows: (query) => query.forUpdate().skipLocked(),
    emptyLog: async () => true,
    async ping() {
      await pool.query("select 1");
    },
    async version() {
      const { rows } = await pool.query<{ version: string }>(
        "select current_setting('server_version') as version",
      );
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
    // Two at once would collide in spite of "if not exists".
    await client.query("select pg_advisory_lock(hashtext('healify schemas'))");
    for (const name of [keysSchema, ...(schema ? [schema] : [])]) {
      const { rows } = await client.query("select 1 from pg_namespace where nspname = $1", [name]);
      // Asked first, because a role that may not create schemas is refused even when it is there.
      if (rows.length === 0) await client.query(`create schema ${client.escapeIdentifier(name)}`);
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
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const named = known.get(client) ?? withNamedStatements(client, nameOf);
      known.set(client, named);
      return named;
    },
  } as PostgresPool;
}

function withNamedStatements(
  client: pg.PoolClient,
  nameOf: (text: string, parameters: number) => string | undefined,
): PostgresPoolClient {
  /** Sent by `askLast`; the transaction's own commit, which follows, has its answer. */
  let committing: Promise<pg.QueryResult> | null = null;
  const commit = () => {
    const sent = committing;
    committing = sent ? null : client.query("commit");
    return sent ?? committing;
  };
  return {
    query: (text: unknown, values: readonly unknown[] = []) => {
      if (typeof text !== "string") return Reflect.apply(client.query, client, [text, values]);
      if (text === "begin") {
        committing = null;
        return begin(client);
      }
      if (text === "commit") return commit();
      const name = nameOf(text, values.length);
      return client.query({ text, values: [...values], ...(name ? { name } : {}) });
    },
    release: (destroy?: boolean) => client.release(destroy),
  } as PostgresPoolClient;
}

const endOfTurn = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** Not waited for: it goes out with the first statement. Nothing but a lost connection can fail it, which fails all. */
async function begin(client: pg.PoolClient) {
  client.query("begin").catch(() => undefined);
  return { command: "BEGIN", rowCount: null, rows: [] };
}

/** What is written in one turn goes out in one packet. */
class GatheringSocket extends Socket {
  override uncork(): void {
    process.nextTick(() => super.uncork());
  }
}
