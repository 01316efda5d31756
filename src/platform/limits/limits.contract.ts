/** What every limits adapter must pass. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Limit, Limits } from "./limits.ts";

export function limitsContract(name: string, open: () => Promise<Limits>): void {
  describe(`${name} keeps the limits' promises`, () => {
    let limits: Limits;
    beforeEach(async () => {
      limits = await open();
    });
    afterEach(() => limits.close());

    const three: Limit = { name: "three", points: 3, windowMs: 60_000 };

    it("lets through as many as there are points, then says how long to wait", async () => {
      expect(await limits.take(three, "k")).toEqual({ allowed: true, remaining: 2 });
      expect(await limits.take(three, "k")).toEqual({ allowed: true, remaining: 1 });
      expect(await limits.take(three, "k")).toEqual({ allowed: true, remaining: 0 });
      const refused = await limits.take(three, "k");
      if (refused.allowed) throw new Error("the fourth of three was allowed");
      expect(refused.retryAfterMs).toBeGreaterThan(55_000);
      expect(refused.retryAfterMs).toBeLessThanOrEqual(60_000);
    });

    it("counts each key and each limit apart", async () => {
      const one: Limit = { name: "one", points: 1, windowMs: 60_000 };
      const other: Limit = { name: "other", points: 1, windowMs: 60_000 };
      expect(await limits.take(one, "a")).toMatchObject({ allowed: true });
      expect(await limits.take(one, "b")).toMatchObject({ allowed: true });
      expect(await limits.take(other, "a")).toMatchObject({ allowed: true });
      expect(await limits.take(one, "a")).toMatchObject({ allowed: false });
    });

    it("never lets more through when many ask at the same moment", async () => {
      const limit: Limit = { name: "ten", points: 10, windowMs: 60_000 };
      const verdicts = await Promise.all(Array.from({ length: 50 }, () => limits.take(limit, "k")));
      expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(10);
    });

    it("looks without taking", async () => {
      expect(await limits.peek(three, "k")).toEqual({ allowed: true, remaining: 3 });
      await limits.take(three, "k");
      expect(await limits.peek(three, "k")).toEqual({ allowed: true, remaining: 2 });
      expect(await limits.peek(three, "k")).toEqual({ allowed: true, remaining: 2 });
      await limits.take(three, "k");
      await limits.take(three, "k");
      expect(await limits.peek(three, "k")).toMatchObject({ allowed: false });
    });

    it("gives a point back, and never more than were taken", async () => {
      await limits.take(three, "k");
      await limits.take(three, "k");
      await limits.giveBack(three, "k");
      expect(await limits.peek(three, "k")).toEqual({ allowed: true, remaining: 2 });
      for (let n = 0; n < 3; n += 1) await limits.giveBack(three, "k");
      await limits.giveBack(three, "never counted");
      expect(await limits.peek(three, "k")).toEqual({ allowed: true, remaining: 3 });
      expect(await limits.peek(three, "never counted")).toEqual({ allowed: true, remaining: 3 });
    });

    it("starts afresh when it is reset, and when its window is over", async () => {
      const short: Limit = { name: "short", points: 1, windowMs: 3_000 };
      await limits.take(three, "k");
      await limits.reset(three, "k");
      await limits.reset(three, "never counted");
      expect(await limits.peek(three, "k")).toEqual({ allowed: true, remaining: 3 });
      await limits.take(short, "k");
      expect(await limits.peek(short, "k")).toMatchObject({ allowed: false });
      await vi.waitFor(
        async () => expect(await limits.take(short, "k")).toMatchObject({ allowed: true }),
        { timeout: 60_000, interval: 50 },
      );
    });
  });
}
