/** What both databases must do; run once for each. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "./database.ts";

type Probe = { probes: { id: string; n: number; body: string | null } };

export type OpenedDatabase = { database: Database<Probe>; cleanUp: () => Promise<void> };

export function databaseContract(name: string, open: () => Promise<OpenedDatabase>): void {
  describe(`database contract: ${name}`, () => {
    let opened: OpenedDatabase;
    let database: Database<Probe>;

    beforeAll(async () => {
      opened = await open();
      database = opened.database;
      await database.schemaHandle.schema
        .createTable("probes")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("n", "bigint", (column) => column.notNull())
        .addColumn("body", "text")
        .execute();
    });
    afterAll(async () => {
      await database.close();
      await opened.cleanUp();
    });

    const insert = (id: string, n = 0) =>
      database.write((trx) => trx.insertInto("probes").values({ id, n, body: null }).execute());
    const find = (id: string) =>
      database.read.selectFrom("probes").selectAll().where("id", "=", id).executeTakeFirst();

    it("shows a write once it resolved, and keeps integers beyond 32 bits as numbers", async () => {
      await insert("big", 1_900_000_000_000);
      expect(await find("big")).toEqual({ id: "big", n: 1_900_000_000_000, body: null });
    });

    it("undoes everything of a write that rejects, and nothing of its neighbours", async () => {
      const results = await Promise.allSettled([
        insert("left"),
        database.write(async (trx) => {
          await trx.insertInto("probes").values({ id: "bad", n: 1, body: null }).execute();
          throw new Error("changed my mind");
        }),
        insert("right"),
      ]);
      expect(results.map((result) => result.status)).toEqual([
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      expect(await find("left")).toBeDefined();
      expect(await find("right")).toBeDefined();
      expect(await find("bad")).toBeUndefined();
    });

    it("commits along with a write's last statements, or keeps nothing of it when one fails", async () => {
      const lastOf = (id: string, ...last: string[]) =>
        database.write(async (trx) => {
          const add = (each: string) =>
            trx
              .insertInto("probes")
              .values({ id: each, n: 0, body: null })
              .returning("id")
              .execute();
          await add(id);
          return database.askLast(trx, last.map(add));
        });
      expect(await lastOf("first", "last", "very-last")).toEqual([
        [{ id: "last" }],
        [{ id: "very-last" }],
      ]);
      // The first of them succeeds, the second is there already; and again, on the connection that this leaves.
      for (const round of ["1", "2"]) {
        await expect(lastOf(`gone-${round}`, `gone-too-${round}`, "last")).rejects.toThrow();
        expect(await find(`gone-${round}`)).toBeUndefined();
        expect(await find(`gone-too-${round}`)).toBeUndefined();
        await insert(`after-${round}`);
        expect(await find(`after-${round}`)).toBeDefined();
      }
      for (const id of ["first", "last", "very-last"]) expect(await find(id)).toBeDefined();
    });

    it("keeps a write isolated from readers until it commits", async () => {
      let seen: unknown = "not looked";
      const gate = Promise.withResolvers<void>();
      const written = database.write(async (trx) => {
        await trx.insertInto("probes").values({ id: "hidden", n: 1, body: null }).execute();
        await gate.promise;
      });
      seen = await find("hidden");
      gate.resolve();
      await written;
      expect(seen).toBeUndefined();
      expect(await find("hidden")).toBeDefined();
    });

    it("refuses the outer handle inside a transaction", async () => {
      await expect(database.write(() => find("big"))).rejects.toThrow(/use trx/);
      await expect(database.write(() => insert("nested"))).rejects.toThrow(/use trx/);
    });

    it("passes over a conflict without failing the transaction", async () => {
      await insert("twice", 1);
      const again = await database.write(async (trx) => {
        const result = await trx
          .insertInto("probes")
          .values({ id: "twice", n: 2, body: null })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        await trx
          .updateTable("probes")
          .set({ body: "still here" })
          .where("id", "=", "twice")
          .execute();
        return result.numInsertedOrUpdatedRows;
      });
      expect(again).toBe(0n);
      expect(await find("twice")).toEqual({ id: "twice", n: 1, body: "still here" });
    });

    it("counts correctly under parallel read-modify-write with locked rows", async () => {
      await insert("counter", 0);
      const add = () =>
        database.write(async (trx) => {
          const row = await database
            .lockRows(trx.selectFrom("probes").select("n").where("id", "=", "counter"))
            .executeTakeFirstOrThrow();
          await trx
            .updateTable("probes")
            .set({ n: row.n + 1 })
            .where("id", "=", "counter")
            .execute();
        });
      await Promise.all(Array.from({ length: 100 }, add));
      expect((await find("counter"))?.n).toBe(100);
    });

    it("tells the time as whole milliseconds of today", async () => {
      const row = await database.read
        .selectNoFrom([database.now.as("now")])
        .executeTakeFirstOrThrow();
      expect(Number.isInteger(row.now)).toBe(true);
      expect(Math.abs(row.now - Date.now())).toBeLessThan(60_000);
    });

    it("gives the rows of an update back", async () => {
      await insert("returned", 5);
      const rows = await database.write((trx) =>
        trx
          .updateTable("probes")
          .set({ n: sql`n + 1` })
          .where("id", "=", "returned")
          .returning(["id", "n"])
          .execute(),
      );
      expect(rows).toEqual([{ id: "returned", n: 6 }]);
    });

    it("answers a ping and names its version", async () => {
      await database.ping();
      expect(await database.version()).toMatch(/^(SQLite|PostgreSQL) \d+\./);
    });
  });
}
