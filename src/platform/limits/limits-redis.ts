import { RateLimiterRedis } from "rate-limiter-flexible";
import type { RedisConnection } from "../redis/redis-connection.ts";
import { givePoint, limiterOptions, limitersOf, peekPoint, takePoint } from "./limiter-verdict.ts";
import type { Limit, Limits, Verdict } from "./limits.ts";
import { createMemoryLimits } from "./limits-memory.ts";

/**
 * Counts in Redis, for all processes together; while Redis is away, each process counts alone. The connection belongs
 * to whoever opened it.
 */
export function createRedisLimits(connection: RedisConnection, prefix = "healify:limit"): Limits {
  const insurance = createMemoryLimits();
  const limiters = limitersOf(
    (limit) =>
      new RateLimiterRedis({ storeClient: connection.client, ...limiterOptions(limit, prefix) }),
  );
  const ask = async (
    command: (limiter: RateLimiterRedis) => Promise<Verdict>,
    limit: Limit,
    otherwise: () => Promise<Verdict>,
  ) => {
    const verdict = await connection.run<Verdict | null>(() => command(limiters.of(limit)), null);
    return verdict ?? otherwise();
  };
  return {
    take: (limit, key) =>
      ask(
        (limiter) => takePoint(limiter, key),
        limit,
        () => insurance.take(limit, key),
      ),
    peek: (limit, key) =>
      ask(
        (limiter) => peekPoint(limiter, key),
        limit,
        () => insurance.peek(limit, key),
      ),
    giveBack: async (limit, key) => {
      await insurance.giveBack(limit, key);
      await connection.run<void>(() => givePoint(limiters.of(limit), key), undefined);
    },
    reset: async (limit, key) => {
      await insurance.reset(limit, key);
      await connection.run<boolean>(() => limiters.of(limit).delete(key), false);
    },
    close: () => insurance.close(),
  };
}
