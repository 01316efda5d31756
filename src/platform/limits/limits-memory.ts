import { RateLimiterMemory } from "rate-limiter-flexible";
import { limiterOptions, limitersOf, peekPoint, takePoint } from "./limiter-verdict.ts";
import type { Limits } from "./limits.ts";

/** Counts in this process alone. */
export function createMemoryLimits(): Limits {
  const limiters = limitersOf((limit) => new RateLimiterMemory(limiterOptions(limit, "memory")));
  return {
    take: (limit, key) => takePoint(limiters.of(limit), key),
    peek: (limit, key) => peekPoint(limiters.of(limit), key),
    reset: async (limit, key) => {
      await limiters.of(limit).delete(key);
    },
    // The library has a timer for each key that is counted; they go with their keys.
    close: async () => {
      for (const limiter of limiters.all()) {
        for (const { key } of limiter.dump().storage) await limiter.delete(key);
      }
    },
  };
}
