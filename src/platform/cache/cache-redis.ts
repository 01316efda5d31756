import type { RedisConnection } from "../redis/redis-connection.ts";
import type { Cache } from "./cache.ts";

/** A cache in Redis, shared by all processes. The connection belongs to whoever opened it. */
export function createRedisCache(connection: RedisConnection, prefix = "healify:cache:"): Cache {
  const keyOf = (key: string) => prefix + key;
  return {
    kind: "redis",
    available: () => connection.available(),
    get: (key) => connection.run((redis) => redis.get(keyOf(key)), null),
    getMany: async (keys) => {
      const misses = keys.map(() => null);
      if (keys.length === 0) return misses;
      return connection.run<(string | null)[]>((redis) => redis.mget(keys.map(keyOf)), misses);
    },
    set: (key, value, ttlMs) =>
      connection.run(async (redis) => {
        await redis.set(keyOf(key), value, "PX", ttlMs);
        return true;
      }, false),
    setIfAbsent: (key, value, ttlMs) =>
      connection.run(
        async (redis) => (await redis.set(keyOf(key), value, "PX", ttlMs, "NX")) === "OK",
        false,
      ),
    delete: async (...keys) => {
      if (keys.length === 0) return true;
      return connection.run(async (redis) => {
        await redis.del(keys.map(keyOf));
        return true;
      }, false);
    },
    close: async () => undefined,
  };
}
