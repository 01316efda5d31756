import { describe, expect, it } from "vitest";
import { cacheContract } from "./cache.contract.ts";
import { createMemoryCache } from "./cache-memory.ts";

cacheContract("the memory cache", async () => {
  let now = 1_000_000;
  const pass = async (ms: number) => {
    now += ms;
  };
  return { cache: createMemoryCache({ clock: () => now }), pass };
});

describe("the memory cache", () => {
  it("holds no more than its capacity: the one unused for longest goes first", async () => {
    const cache = createMemoryCache({ capacity: 2 });
    await cache.set("a", "1", 60_000);
    await cache.set("b", "2", 60_000);
    await cache.get("a");
    await cache.set("c", "3", 60_000);
    expect(await cache.getMany(["a", "b", "c"])).toEqual(["1", null, "3"]);
  });
});
