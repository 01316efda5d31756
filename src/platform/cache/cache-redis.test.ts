import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { patientRedis, requireRedisUrl } from "#tests/support/services/urls.ts";
import { openRedis } from "../redis/redis-connection.ts";
import { cacheContract } from "./cache.contract.ts";
import { createRedisCache } from "./cache-redis.ts";

cacheContract("the Redis cache", async () => {
  const connection = await openRedis(requireRedisUrl(), {}, patientRedis);
  const cache = createRedisCache(connection, `healify-test:${randomUUID()}:`);
  return {
    cache: { ...cache, close: () => connection.close() },
    pass: async (ms) => {
      await delay(ms);
    },
  };
});
