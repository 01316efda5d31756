import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { requirePostgresUrl } from "#tests/support/services/urls.ts";
import { batchedContract } from "./batched.contract.ts";
import { batched } from "./batched.ts";
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

async function openInSchema<Schema>() {
  const url = requirePostgresUrl();
  const schema = newSchema();
  await createPostgresSchemas(url, schema);
  return {
    database: openPostgres<Schema>({ url, schema }),
    cleanUp: () => onServer(`drop schema ${schema} cascade`),
  };
}

databaseContract("Postgres", openInSchema);
batchedContract("Postgres", openInSchema);

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

  it("lets only the one wait in a batch whose row somebody else holds", async () => {
    const { database, cleanUp } = await openInSchema<{ rows: { id: number; n: number } }>();
    await database.schemaHandle.schema
      .createTable("rows")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("n", "integer", (column) => column.notNull())
      .execute();
    const ids = [1, 2, 3, 4];
    await database.write((trx) =>
      trx
        .insertInto("rows")
        .values(ids.map((id) => ({ id, n: 0 })))
        .execute(),
    );
    const held = Promise.withResolvers<void>();
    let released = false;
    const holder = database.write(async (trx) => {
      await trx.updateTable("rows").set({ n: 100 }).where("id", "=", 2).execute();
      held.resolve();
      // Never idle, or the server would take the row away from it.
      while (!released) await sql`select pg_sleep(0.1)`.execute(trx);
    });
    await held.promise;
    const count = batched<{ rows: { id: number; n: number } }, number, number>({
      run: (db, asked) =>
        db.write(async (trx) => {
          const rows = asked.map((id) => ({ id }));
          const list = db.list(rows, { id: "bigint" }).as("asked");
          const counted = await trx
            .updateTable("rows")
            .from(list)
            .set({ n: sql`n + 1` })
            .whereRef("rows.id", "=", "asked.id")
            .returning("rows.id")
            .execute();
          const done = new Set(counted.map(({ id }) => id));
          return asked.map((id) => (done.has(id) ? 1 : 0));
        }),
    });
    const results = await Promise.allSettled(ids.map((id) => count(database, id)));
    released = true;
    await holder;
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    const locked = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason] : [],
    );
    expect(locked.every(isDatabaseUnavailable)).toBe(true);
    const rows = await database.read.selectFrom("rows").select("n").orderBy("id").execute();
    expect(rows.map(({ n }) => n)).toEqual([1, 100, 1, 1]);
    await database.close();
    await cleanUp();
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
