/**
 * The cache port: short-lived values that only make things fast. The database is the truth; every caller goes on
 * without the cache. Values are sealed by the caller where they carry anybody's words; keys never do.
 *
 * No method rejects: a cache that can't answer is a miss (`null`) or a write that did not happen (`false`).
 */
export interface Cache {
  readonly kind: "memory" | "redis";
  /** False while the circuit breaker is open. */
  available(): boolean;
  get(key: string): Promise<string | null>;
  /** In the order of the keys. */
  getMany(keys: readonly string[]): Promise<(string | null)[]>;
  /** True once stored. `ttlMs` is at least 1. */
  set(key: string, value: string, ttlMs: number): Promise<boolean>;
  /** True when it was absent and is stored now; false when present or unavailable. */
  setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean>;
  /** True once gone or known to be absent. */
  delete(...keys: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
}
