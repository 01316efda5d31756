import { type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import type { Limit, Verdict } from "./limits.ts";

/** What the library tells as a rejection is an answer here; any other rejection goes on as one. */
export async function takePoint(limiter: RateLimiterAbstract, key: string): Promise<Verdict> {
  try {
    const counted = await limiter.consume(key);
    return { allowed: true, remaining: counted.remainingPoints };
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refusal(refused);
    throw refused;
  }
}

export async function peekPoint(limiter: RateLimiterAbstract, key: string): Promise<Verdict> {
  const counted = await limiter.get(key);
  if (!counted || counted.msBeforeNext <= 0) return { allowed: true, remaining: limiter.points };
  if (counted.consumedPoints >= limiter.points) return refusal(counted);
  return { allowed: true, remaining: limiter.points - counted.consumedPoints };
}

/** Nothing where nothing is counted, such as in a window that is over. */
export async function givePoint(limiter: RateLimiterAbstract, key: string): Promise<void> {
  const counted = await limiter.get(key);
  if (counted && counted.consumedPoints > 0) await limiter.reward(key);
}

/** The settings that the library wants. Its windows are whole seconds: a part of one counts as one. */
export function limiterOptions(limit: Limit, keyPrefix: string) {
  const duration = Math.ceil(limit.windowMs / 1000);
  return { points: limit.points, duration, keyPrefix: `${keyPrefix}:${limit.name}` };
}

/** One limiter for each limit; equal limits share theirs. */
export function limitersOf<L extends RateLimiterAbstract>(
  make: (limit: Limit) => L,
): { of: (limit: Limit) => L; all: () => Iterable<L> } {
  const limiters = new Map<string, L>();
  return {
    of: (limit) => {
      const id = `${limit.name}:${limit.points}:${limit.windowMs}`;
      const limiter = limiters.get(id) ?? make(limit);
      limiters.set(id, limiter);
      return limiter;
    },
    all: () => limiters.values(),
  };
}

function refusal(counted: RateLimiterRes): Verdict {
  return { allowed: false, retryAfterMs: Math.max(1, counted.msBeforeNext) };
}
