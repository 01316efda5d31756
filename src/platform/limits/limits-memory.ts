import { RateLimiterMemory } from "rate-limiter-flexible";
import { givePoint, limiterOptions, limitersOf, peekPoint, takePoint } from "./limiter-verdict.ts";
import type { Limits } from "./limits.ts";

/** Of each limit. More than these in one window are an attack: those counted longest ago are forgotten for it. */
const mostKeys = 100_000;

/** Counts in this process alone. */
export function createMemoryLimits({ maxKeys = mostKeys }: { maxKeys?: number } = {}): Limits {
  const limiters = limitersOf(
    (limit) => new BoundedLimiter(limiterOptions(limit, "memory"), maxKeys),
  );
  return {
    take: (limit, key) => takePoint(limiters.of(limit), key),
    peek: (limit, key) => peekPoint(limiters.of(limit), key),
    giveBack: (limit, key) => givePoint(limiters.of(limit), key),
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

/** The library's own holds as many keys as it is given. */
class BoundedLimiter extends RateLimiterMemory {
  readonly #maxKeys: number;
  /** Counted at some time and not forgotten here; what was counted longest ago is first. */
  readonly #keys = new Set<string>();

  constructor(options: ConstructorParameters<typeof RateLimiterMemory>[0], maxKeys: number) {
    super(options);
    this.#maxKeys = maxKeys;
  }

  override consume(...args: Parameters<RateLimiterMemory["consume"]>) {
    this.#remember(String(args[0]));
    return super.consume(...args);
  }

  override delete(...args: Parameters<RateLimiterMemory["delete"]>) {
    this.#keys.delete(String(args[0]));
    return super.delete(...args);
  }

  #remember(key: string): void {
    this.#keys.delete(key);
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > this.#maxKeys && oldest !== undefined) void this.delete(oldest);
  }
}
