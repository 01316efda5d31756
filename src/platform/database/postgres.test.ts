import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { requirePostgresUrl } from "#tests/support/services/urls.ts";
import { databaseContract } from "./database.contract.ts";
import { isDatabaseUnavailable } from "./database-fault.ts";
import { createPostgresSchemas, openPostgres } from "./postgres.ts";

const newSchema = () => `test_${randomBytes(6).toString("hex")}`;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: requirePostgresUrl() });
  await client.connect();
  await client.query(statement);
  await client.end();
}

databaseContract("Postgres", async () => {
  const url = requirePostgresUrl();
  const schema = newSchema();
  await createPostgresSchemas(url, schema);
  return {
    database: openPostgres({ url, schema }),
    cleanUp: () => onServer(`drop schema ${schema} cascade`),
  };
});

describe("Postgres", () => {
  it("outlives a connection that the server cuts inside a transaction", async () => {
    const database = openPostgres({ url: requirePostgresUrl() });
    const fault = await database
      .write(async (trx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
        // Nothing is being asked on it when it breaks: only an error event tells.
        await onServer(`select pg_terminate_backend(${rows[0]?.pid}, 5000)`);
        await sql`select 1`.execute(trx);
      })
      .catch((caught: unknown) => caught);
    expect(isDatabaseUnavailable(fault)).toBe(true);
    await database.ping();
    await database.close();
  });

  it("makes the schemas when several processes start at once", async () => {
    const schema = newSchema();
    const starting = Array.from({ length: 8 }, () =>
      createPostgresSchemas(requirePostgresUrl(), schema),
    );
    await Promise.all(starting);
    await onServer(`drop schema ${schema}`);
  });
});
