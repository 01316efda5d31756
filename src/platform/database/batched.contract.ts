/** What batches must do on both databases; run once for each. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { batched, batchedLookUp } from "./batched.ts";
import type { Database } from "./database.ts";

type Tally = { tallies: { id: string; n: number } };
type Ask = { id: string; n: number };
type OpenedDatabase = { database: Database<Tally>; cleanUp: () => Promise<void> };

export function batchedContract(name: string, open: () => Promise<OpenedDatabase>): void {
  describe(`batches: ${name}`, () => {
    let opened: OpenedDatabase;
    let database: Database<Tally>;
    let batches: string[][];
    /** What runs after the statements of a batch, inside its transaction. */
    let afterwards: (ids: readonly string[]) => Promise<void>;

    beforeAll(async () => {
      opened = await open();
      database = opened.database;
      await database.schemaHandle.schema
        .createTable("tallies")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("n", "bigint", (column) => column.notNull())
        .execute();
    });
    afterAll(async () => {
      await database.close();
      await opened.cleanUp();
    });
    beforeEach(async () => {
      batches = [];
      afterwards = async () => undefined;
      await database.write((trx) => trx.deleteFrom("tallies").execute());
    });

    const insert = batched<Tally, Ask, string>({
      run: (db, asked) =>
        db.write(async (trx) => {
          batches.push(asked.map(({ id }) => id));
          const list = db.list(asked, { id: "text", n: "bigint" });
          await trx
            .insertInto("tallies")
            .columns(["id", "n"])
            .expression(trx.selectFrom(list.as("asked")).select(["id", "n"]))
            .execute();
          await afterwards(asked.map(({ id }) => id));
          return asked.map(({ id, n }) => (n < 0 ? `${id} refused` : `${id} stored`));
        }),
      apart: ({ id }) => [id],
    });
    const find = batchedLookUp((db: Database<Tally>, wanted) =>
      db.read
        .selectFrom(wanted)
        .innerJoin("tallies", "tallies.id", "wanted.id")
        .selectAll("tallies")
        .execute(),
    );
    const stored = async () => {
      const rows = await database.read.selectFrom("tallies").select("id").orderBy("id").execute();
      return rows.map(({ id }) => id);
    };
    const ask = (id: string, n = 1) => insert(database, { id, n });

    it("go at once when one comes alone, and give each its own outcome", async () => {
      expect(await ask("alone")).toBe("alone stored");
      expect(batches).toEqual([["alone"]]);
      const outcomes = await Promise.all([ask("a"), ask("b", -1), ask("c")]);
      expect(outcomes).toEqual(["a stored", "b refused", "c stored"]);
      expect(batches.slice(1)).toEqual([["a", "b", "c"]]);
      expect(await stored()).toEqual(["a", "alone", "b", "c"]);
    });

    it("gather what arrives while others are under way, in its order", async () => {
      const gate = Promise.withResolvers<void>();
      afterwards = () => gate.promise;
      const asked: Promise<string>[] = [];
      // As many as may be under way at a time, each known to have begun before the next is asked.
      const lanes = database.kind === "sqlite" ? 1 : 2;
      for (let lane = 0; lane < lanes; lane += 1) {
        asked.push(ask(`first ${lane}`));
        await expect.poll(() => batches.length, { timeout: 20_000 }).toBe(lane + 1);
      }
      const late = ["d", "c", "b", "a"];
      for (const id of late) {
        asked.push(ask(id));
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(batches).toHaveLength(lanes);
      gate.resolve();
      await Promise.all(asked);
      expect(batches.slice(lanes)).toEqual([late]);
    });

    it("keep apart what shares a name", async () => {
      const results = await Promise.allSettled([ask("same"), ask("other"), ask("same")]);
      // Which of the two comes first where batches run beside each other, nobody says.
      const [first, other, second] = results.map(({ status }) => status);
      expect([first, second].toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(other).toBe("fulfilled");
      for (const batch of batches) expect(new Set(batch).size).toBe(batch.length);
      expect(await stored()).toEqual(["other", "same"]);
    });

    it("run again each alone when one poisons them all: nobody else is harmed", async () => {
      await ask("taken");
      const ids = ["a", "b", "taken", "c"];
      const results = await Promise.allSettled(ids.map((id) => ask(id)));
      expect(results.map(({ status }) => status)).toEqual([
        "fulfilled",
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      expect(await stored()).toEqual(["a", "b", "c", "taken"]);
      expect(batches.slice(1).map((batch) => batch.length)).toEqual([4, 1, 1, 1, 1]);
    });

    it("leave nothing of a batch that failed after its statements", async () => {
      afterwards = async (ids) => {
        if (ids.includes("poison")) throw new Error("changed its mind");
      };
      const results = await Promise.allSettled(["poison", "x", "y"].map((id) => ask(id)));
      expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
      expect(await stored()).toEqual(["x", "y"]);
    });

    it("tell all of a batch at once that the database is away", async () => {
      const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      let writes = 0;
      const unreachable: typeof database = {
        ...database,
        write: () => {
          writes += 1;
          return Promise.reject(away);
        },
      };
      const results = await Promise.allSettled(
        ["a", "b", "c"].map((id) => insert(unreachable, { id, n: 1 })),
      );
      expect(results).toEqual([1, 2, 3].map(() => ({ status: "rejected", reason: away })));
      expect(writes).toBe(1);
    });

    it("split a large crowd, and forget nobody", async () => {
      const ids = Array.from({ length: 200 }, (_, n) => `crowd ${String(n).padStart(3, "0")}`);
      const outcomes = await Promise.all(ids.map((id) => ask(id)));
      expect(outcomes).toEqual(ids.map((id) => `${id} stored`));
      expect(batches.flat().toSorted()).toEqual(ids);
      expect(batches.every((batch) => batch.length <= 64)).toBe(true);
    });

    it("belong to no transaction of their members", async () => {
      const inside = database.write(async () => ask("inside"));
      await expect(inside).rejects.toThrow(/use trx/);
      expect(await ask("after")).toBe("after stored");
    });

    it("look up rows by their ids, each for whoever asked, the same one for several", async () => {
      await Promise.all([ask("a", 1), ask("b", 2)]);
      const found = await Promise.all(["b", "none", "a", "b"].map((id) => find(database, id)));
      expect(found).toEqual([{ id: "b", n: 2 }, null, { id: "a", n: 1 }, { id: "b", n: 2 }]);
    });
  });
}
