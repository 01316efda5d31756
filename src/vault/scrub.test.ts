import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { userIdSchema } from "#contracts/ids.ts";
import { migrate } from "#database/migrate.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type DatabasePlace, databasePlaces } from "#tests/support/databases.ts";
import { MasterKeys } from "./master-keys.ts";
import { scrubKeys } from "./scrub.ts";
import { createVault } from "./vault.ts";

describe.each(Object.entries(databasePlaces))(
  "scrubbing the keys' store over %s",
  (_, makePlace) => {
    let place: DatabasePlace;
    let databases: Database<Schema>[];
    const open = async () => {
      const database = await place.open();
      databases.push(database);
      return database;
    };
    beforeEach(async () => {
      databases = [];
      place = await makePlace();
      await migrate(await open());
    });
    afterEach(async () => {
      for (const database of databases) await database.close();
      await place.remove();
    });

    it("waits for nobody who reads an older state, and works once they are through", async () => {
      const [database, other] = [await open(), await open()];
      const vault = createVault(database, new MasterKeys("a first secret", null));
      const userId = userIdSchema.parse(uuidv7());
      await vault.createPerson(userId);
      await other.write(async (trx) => {
        await trx.selectFrom("healify_keys.user_keys").selectAll().execute();
        expect(await scrubKeys(database, "any")).toBe(false);
      });
      expect(await scrubKeys(database, "small")).toBe(true);
      vault.forget(userId);
      await vault.person(userId);
      expect(await lockTimeouts(database)).not.toContain("200ms");
    });
  },
);

/** Of several connections of the pool, the one among them that was used for it. */
async function lockTimeouts(database: Database<Schema>): Promise<string[]> {
  if (database.kind === "sqlite") return [];
  const asked = sql<{ value: string }>`select current_setting('lock_timeout') as value`;
  const answers = await Promise.all([1, 2, 3].map(() => asked.execute(database.schemaHandle)));
  return answers.flatMap(({ rows }) => rows.map(({ value }) => value));
}
