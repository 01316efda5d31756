import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { batchedContract } from "./batched.contract.ts";
import { databaseContract } from "./database.contract.ts";
import { FolderTaken, lockFolder } from "./folder-lock.ts";
import { openSqlite } from "./sqlite.ts";

const temporaryFolder = () => mkdtemp(join(tmpdir(), "healify-database-"));

async function openInFolder<Schema>() {
  const folder = await temporaryFolder();
  return {
    database: openSqlite<Schema>(folder),
    cleanUp: () => rm(folder, { recursive: true }),
  };
}

databaseContract("SQLite", openInFolder);
batchedContract("SQLite", openInFolder);

describe("SQLite group commit", () => {
  it("keeps what was committed when the file is opened again", async () => {
    const folder = await temporaryFolder();
    type Rows = { rows: { id: number } };
    const database = openSqlite<Rows>(folder);
    await database.schemaHandle.schema
      .createTable("rows")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .execute();
    await Promise.all(
      Array.from({ length: 200 }, (_, id) =>
        database.write((trx) => trx.insertInto("rows").values({ id }).execute()),
      ),
    );
    const other = new DatabaseSync(join(folder, "healify.db"), { readOnly: true });
    expect(other.prepare("select count(*) as n from rows").get()).toEqual({ n: 200 });
    other.close();
    await database.close();
    await rm(folder, { recursive: true });
  });
});

describe("SQLite files", () => {
  it("are readable by their owner alone, the keys' and the write-ahead logs too", async () => {
    const folder = await temporaryFolder();
    const database = openSqlite<{ rows: { id: number } }>(folder);
    await database.schemaHandle.schema.createTable("rows").addColumn("id", "integer").execute();
    const files = await readdir(folder);
    expect(files).toEqual(expect.arrayContaining(["healify.db", "healify.db-wal", "keys.db"]));
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
    await database.close();
    await rm(folder, { recursive: true });
  });
});

describe("folder lock", () => {
  it("lets one in, names it to the next, and frees the folder on release", async () => {
    const folder = await temporaryFolder();
    const lock = lockFolder(folder);
    lock.announce({ pid: 42, address: "http://127.0.0.1:3000" });
    const taken = (() => {
      try {
        return lockFolder(folder);
      } catch (fault) {
        return fault;
      }
    })();
    expect(taken).toBeInstanceOf(FolderTaken);
    expect((taken as FolderTaken).holder).toEqual({ pid: 42, address: "http://127.0.0.1:3000" });
    lock.release();
    lockFolder(folder).release();
    await rm(folder, { recursive: true });
  });
});
