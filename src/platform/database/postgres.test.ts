import { randomBytes } from "node:crypto";
import pg from "pg";
import { requirePostgresUrl } from "#tests/support/services/urls.ts";
import { databaseContract } from "./database.contract.ts";
import { createPostgresSchemas, openPostgres } from "./postgres.ts";

databaseContract("Postgres", async () => {
  const url = requirePostgresUrl();
  const schema = `test_${randomBytes(6).toString("hex")}`;
  await createPostgresSchemas(url, schema);
  return {
    database: openPostgres({ url, schema }),
    cleanUp: async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`drop schema ${schema} cascade`);
      await client.end();
    },
  };
});
