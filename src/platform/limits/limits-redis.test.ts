import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { patientRedis, requireRedisUrl } from "#tests/support/services/urls.ts";
import { openRedis } from "../redis/redis-connection.ts";
import { limitsContract } from "./limits.contract.ts";
import { createRedisLimits } from "./limits-redis.ts";

const open = async (prefix: string) => {
  const connection = await openRedis(requireRedisUrl(), {}, patientRedis);
  const limits = createRedisLimits(connection, prefix);
  const close = async () => {
    await limits.close();
    await connection.close();
  };
  return { ...limits, close };
};

limitsContract("the Redis limits", () => open(`healify-test:${randomUUID()}`));

describe("the Redis limits", () => {
  it("count in each process alone while Redis is away, and never without end", async () => {
    const gone = await openRedis("redis://127.0.0.1:1", {}, { commandMs: 50, connectMs: 50 });
    const limits = createRedisLimits(gone, `healify-test:${randomUUID()}`);
    const limit = { name: "alone", points: 3, windowMs: 60_000 };
    const takes = await Promise.all(Array.from({ length: 8 }, () => limits.take(limit, "k")));
    expect(takes.filter(({ allowed }) => allowed)).toHaveLength(3);
    expect(await limits.peek(limit, "k")).toMatchObject({ allowed: false });
    for (let n = 0; n < 3; n += 1) await limits.take(limit, "other");
    await limits.giveBack(limit, "other");
    expect(await limits.peek(limit, "other")).toEqual({ allowed: true, remaining: 1 });
    await limits.close();
    await gone.close();
  });

  it("count together for several processes", async () => {
    const prefix = `healify-test:${randomUUID()}`;
    const processes = [await open(prefix), await open(prefix)];
    const limit = { name: "shared", points: 10, windowMs: 60_000 };
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, (_, index) => processes[index % 2]?.take(limit, "k")),
    );
    expect(verdicts.filter((verdict) => verdict?.allowed)).toHaveLength(10);
    await Promise.all(processes.map((limits) => limits.close()));
  });
});
