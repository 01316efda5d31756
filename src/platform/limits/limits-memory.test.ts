import { afterEach, describe, expect, it, vi } from "vitest";
import { limitsContract } from "./limits.contract.ts";
import { createMemoryLimits } from "./limits-memory.ts";

limitsContract("the memory limits", async () => createMemoryLimits());

describe("the memory limits", () => {
  afterEach(() => vi.useRealTimers());

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
