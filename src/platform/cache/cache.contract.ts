/** What every cache adapter must pass. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Cache } from "./cache.ts";

/** `pass` lets that much time go by for the cache. */
export type CacheUnderTest = { cache: Cache; pass(ms: number): Promise<void> };

export function cacheContract(name: string, open: () => Promise<CacheUnderTest>): void {
  describe(`${name} keeps the cache's promises`, () => {
    let cache: Cache;
    let pass: CacheUnderTest["pass"];
    beforeEach(async () => {
      ({ cache, pass } = await open());
    });
    afterEach(() => cache.close());

    it("gives what was set, and null for what was not", async () => {
      const value = 'grün "∞" 🩺\n';
      expect(await cache.set("a", value, 60_000)).toBe(true);
      expect(await cache.get("a")).toBe(value);
      expect(await cache.get("b")).toBeNull();
      expect(await cache.set("a", "", 60_000)).toBe(true);
      expect(await cache.get("a")).toBe("");
      expect(cache.available()).toBe(true);
    });

    it("gives many in the order of their keys", async () => {
      await cache.set("a", "1", 60_000);
      await cache.set("c", "3", 60_000);
      expect(await cache.getMany(["c", "b", "a", "c"])).toEqual(["3", null, "1", "3"]);
      expect(await cache.getMany([])).toEqual([]);
    });

    it("forgets after the time to live, counted from the last set", async () => {
      await cache.set("short", "1", 200);
      await cache.set("renewed", "1", 200);
      await cache.set("renewed", "2", 60_000);
      await pass(250);
      expect(await cache.getMany(["short", "renewed"])).toEqual([null, "2"]);
    });

    it("sets if absent once, also when many try at the same time", async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => cache.setIfAbsent("k", String(index), 60_000)),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await cache.get("k")).toBe(String(results.indexOf(true)));
    });

    it("sets if absent again after the time to live", async () => {
      await cache.setIfAbsent("k", "1", 200);
      await pass(250);
      expect(await cache.setIfAbsent("k", "2", 60_000)).toBe(true);
      expect(await cache.get("k")).toBe("2");
    });

    it("deletes what is there and does not mind what isn't", async () => {
      await cache.set("a", "1", 60_000);
      await cache.set("b", "1", 60_000);
      await cache.set("c", "1", 60_000);
      expect(await cache.delete("a", "b", "missing")).toBe(true);
      expect(await cache.delete()).toBe(true);
      expect(await cache.getMany(["a", "b", "c"])).toEqual([null, null, "1"]);
    });

    it("answers after it is closed without rejecting", async () => {
      await cache.close();
      await expect(cache.get("a")).resolves.toBeNull();
      await cache.close();
    });
  });
}
