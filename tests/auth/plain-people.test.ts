/** People of an installation from before e-mails and names were sealed. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hash } from "@node-rs/argon2";
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type UserId, userIdSchema } from "#contracts/ids.ts";
import { migrate } from "#database/migrate.ts";
import * as groundFloor from "#database/migrations/0001-ground-floor.ts";
import * as unfinishedBySession from "#database/migrations/0002-unfinished-by-session.ts";
import * as followUps from "#database/migrations/0003-follow-ups.ts";
import * as people from "#database/migrations/0004-people.ts";
import * as answerRecord from "#database/migrations/0005-answer-record.ts";
import type { Schema } from "#database/schema.ts";
import { findUser } from "#gateway/auth/user-store.ts";
import type { Database } from "#platform/database/database.ts";
import { openSqlite } from "#platform/database/sqlite.ts";
import { goodPassword, httpClient } from "#tests/support/client.ts";
import { type DatabasePlace, databasePlaces } from "#tests/support/databases.ts";
import { startTestGateway, testSecret } from "#tests/support/gateway.ts";
import { findInFiles } from "#tests/support/raw-search.ts";
import { openVault } from "#vault/open-vault.ts";

const before = {
  "0001-ground-floor": groundFloor,
  "0002-unfinished-by-session": unfinishedBySession,
  "0003-follow-ups": followUps,
  "0004-people": people,
  "0005-answer-record": answerRecord,
};

async function makeOldSchema(database: Database<Schema>): Promise<void> {
  const upTo = async (db: Kysely<Schema>) => {
    const provider = { getMigrations: async () => before };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
  };
  if (database.kind === "sqlite") await database.write(upTo);
  else await upTo(database.schemaHandle);
}

type OldPerson = { id: UserId; email: string; name: string | null; state: string };

/** Some without a name; some who never confirmed their address, and so have no key. */
function oldPeople(n: number): OldPerson[] {
  return Array.from({ length: n }, (_, index) => ({
    id: userIdSchema.parse(uuidv7()),
    email: `zweifelhut${index}@example.org`,
    name: index % 2 === 0 ? `Annikarolla ${index}` : null,
    state: index % 3 === 0 ? "unverified" : "active",
  }));
}

async function storeOld(database: Database<Schema>, all: readonly OldPerson[]): Promise<void> {
  const password = await hash(goodPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await database.write(async (trx) => {
    for (const { id, email, name, state } of all) {
      await sql`insert into users (id, email, name, password_hash, state, created_at, updated_at)
        values (${id}, ${email}, ${name}, ${password}, ${state}, 1, 1)`.execute(trx);
    }
  });
}

const secrets = { secret: testSecret, previousSecret: null };

describe.each(Object.entries(databasePlaces))("people from before, over %s", (_, makePlace) => {
  let place: DatabasePlace;
  let database: Database<Schema>;
  beforeEach(async () => {
    place = await makePlace();
    database = await place.open();
    await makeOldSchema(database);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  const plainRows = async () => {
    const rows = await database.read
      .selectFrom("users")
      .select(["email_mac", "email_sealed", "name_sealed"])
      .execute();
    return rows.filter((row) => /@|Annikarolla/.test(JSON.stringify(row))).length;
  };

  it("sign in with what they had, and nothing of them is left in clear", async () => {
    const all = oldPeople(5);
    await storeOld(database, all);
    await migrate(database);
    const gateway = await startTestGateway({ deps: { database } });
    const call = httpClient(gateway.url);
    for (const { email, name, state } of all) {
      const signedIn = await call("POST", "/api/auth/sign-in", {
        body: { email, password: goodPassword },
      });
      expect(signedIn.status).toBe(state === "active" ? 200 : 401);
      if (state === "active") expect(signedIn.json).toMatchObject({ user: { email, name } });
    }
    expect(await plainRows()).toBe(0);
    await gateway.close();
  });

  it("are sealed wherever it was interrupted, and by several processes at once", async () => {
    const all = oldPeople(30);
    await storeOld(database, all);
    await migrate(database);
    const dying = (after: number): Database<Schema> => {
      let writes = 0;
      return {
        ...database,
        writeOne: (statement) => {
          writes += 1;
          return writes > after ? Promise.reject(new Error("died")) : database.writeOne(statement);
        },
      };
    };
    for (const after of [0, 1, 7]) {
      await expect(openVault(dying(after), ".", secrets)).rejects.toThrow("died");
    }
    expect(await plainRows()).toBe(22);
    const [vault] = await Promise.all([1, 2, 3].map(() => openVault(database, ".", secrets)));
    if (!vault) throw new Error("no vault");
    expect(await plainRows()).toBe(0);
    for (const { id, email, name } of all) {
      expect(await findUser({ database, vault }, id)).toMatchObject({ email, name });
    }
  });
});

it("leaves nothing of them in SQLite's files", async () => {
  const folder = await mkdtemp(join(tmpdir(), "healify-plain-"));
  const database = openSqlite<Schema>(folder);
  await makeOldSchema(database);
  await storeOld(database, oldPeople(300));
  const words = ["zweifelhut", "Annikarolla"];
  expect(findInFiles(folder, words)).not.toEqual([]);
  await migrate(database);
  await openVault(database, folder, secrets);
  expect(findInFiles(folder, words)).toEqual([]);
  await database.close();
  await rm(folder, { recursive: true });
});
