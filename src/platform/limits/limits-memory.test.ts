import { afterEach, describe, expect, it, vi } from "vitest";
import { limitsContract } from "./limits.contract.ts";
import { createMemoryLimits } from "./limits-memory.ts";

limitsContract("the memory limits", async () => createMemoryLimits());

describe("the memory limits", () => {
  afterEach(() => vi.useRealTimers());

  it("hold so many keys and no more: those counted longest ago start afresh", async () => {
    const limits = createMemoryLimits({ maxKeys: 3 });
    const once = { name: "once", points: 1, windowMs: 60_000 };
    for (const key of ["a", "b", "c", "a", "d"]) await limits.take(once, key);
    for (const key of ["a", "c", "d"]) {
      expect(await limits.peek(once, key)).toMatchObject({ allowed: false });
    }
    expect(await limits.peek(once, "b")).toMatchObject({ allowed: true });
    await limits.close();
  });

  it("leave no timer when they close", async () => {
    vi.useFakeTimers();
    const limits = createMemoryLimits();
    await limits.take({ name: "a", points: 1, windowMs: 60_000 }, "k");
    await limits.take({ name: "b", points: 1, windowMs: 60_000 }, "k");
    expect(vi.getTimerCount()).toBe(2);
    await limits.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
