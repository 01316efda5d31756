/**
 * Counting limits, atomic across processes where the counts live in Redis; in memory otherwise, and while Redis is
 * away. Keys are hashed by the caller where they come from a person (an e-mail, an address).
 */
export type Limit = {
  /** Names the counter; part of the key. */
  name: string;
  points: number;
  windowMs: number;
};

/** `retryAfterMs` is how long until the next point is free. */
export type Verdict =
  | { allowed: true; remaining: number }
  | { allowed: false; retryAfterMs: number };

export interface Limits {
  /** Takes one point, or says how long to wait. Never rejects. N parallel calls never pass more than `points`. */
  take(limit: Limit, key: string): Promise<Verdict>;
  /** Like take, without taking. */
  peek(limit: Limit, key: string): Promise<Verdict>;
  /** The point that was taken counts no longer: what it was taken for needs no limit after all. Never rejects. */
  giveBack(limit: Limit, key: string): Promise<void>;
  reset(limit: Limit, key: string): Promise<void>;
  close(): Promise<void>;
}
