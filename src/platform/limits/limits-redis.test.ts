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
