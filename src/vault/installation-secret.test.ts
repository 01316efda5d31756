import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { checkSecret } from "./installation-secret.ts";
import { MasterKeys } from "./master-keys.ts";
import { embeddedSecrets } from "./secret-file.ts";
import { SecretFault } from "./secret-state.ts";

describe.each(Object.entries(databasePlaces))("the secret beside %s", (_name, makePlace) => {
  let opened: TestDatabase;
  let database: Database<Schema>;
  let folder: string;
  beforeEach(async () => {
    opened = await openTestDatabase(makePlace);
    database = opened.database;
    folder = await mkdtemp(join(tmpdir(), "healify-secret-"));
  });
  afterEach(async () => {
    await opened.remove();
    await rm(folder, { recursive: true });
  });

  const file = () => join(folder, "secret");
  const checks = () => database.read.selectFrom("installation").selectAll().execute();
  /** As a service starts. */
  const start = async () => {
    const secret = (await embeddedSecrets(folder, database)).secret;
    await checkSecret(database, new MasterKeys(secret, null));
    return secret;
  };

  it("is made once, owner-only, and found again", async () => {
    const secret = await start();
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    const before = await checks();
    expect(before).toHaveLength(1);
    expect(JSON.stringify(before)).not.toContain(secret);
    expect(await start()).toBe(secret);
    expect(await checks()).toEqual(before);
  });

  it("is refused when it is another than the database's, and nothing is made", async () => {
    await start();
    const before = await checks();
    const wrong = checkSecret(database, new MasterKeys("some other secret", null));
    await expect(wrong).rejects.toThrow(SecretFault);
    expect(await checks()).toEqual(before);
  });

  it("is not made anew when its file is missing beside a full database", async () => {
    await start();
    const before = await checks();
    await rm(file());
    await expect(embeddedSecrets(folder, database)).rejects.toThrow(SecretFault);
    expect(await readdir(folder)).toEqual([]);
    expect(await checks()).toEqual(before);
  });

  it.each(["full", "empty"])(
    "is not made over an empty file beside a %s database",
    async (kind) => {
      if (kind === "full") await start();
      await writeFile(file(), "\n");
      await expect(embeddedSecrets(folder, database)).rejects.toThrow(SecretFault);
      expect(await readFile(file(), "utf8")).toBe("\n");
    },
  );

  it("is accepted as the previous one during a rotation", async () => {
    const secret = await start();
    await checkSecret(database, new MasterKeys("the next secret", secret));
    const other = checkSecret(database, new MasterKeys("the next secret", "some other secret"));
    await expect(other).rejects.toThrow(SecretFault);
  });

  it("of the first to start holds when two start with different ones", async () => {
    const starts = ["one secret", "two secret"].map((secret) =>
      checkSecret(database, new MasterKeys(secret, null)),
    );
    const outcomes = await Promise.allSettled(starts);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
