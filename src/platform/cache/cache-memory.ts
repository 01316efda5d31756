import type { Clock } from "../clock.ts";
import { systemClock } from "../clock.ts";
import type { Cache } from "./cache.ts";

type Entry = { value: string; expiresAt: number };

/**
 * A cache in this process. Holds at most `capacity` entries: the one unused for longest goes first. An entry that has
 * expired is found out when it is asked for; no timer runs.
 */
export function createMemoryCache({
  capacity = 10_000,
  clock = systemClock,
}: {
  capacity?: number;
  clock?: Clock;
} = {}): Cache {
  // A Map keeps the order of insertion: what is used is taken out and put in again, so the oldest use is first.
  const entries = new Map<string, Entry>();

  const read = (key: string): string | null => {
    const entry = entries.get(key);
    if (!entry) return null;
    entries.delete(key);
    if (entry.expiresAt <= clock()) return null;
    entries.set(key, entry);
    return entry.value;
  };
  const write = (key: string, value: string, ttlMs: number) => {
    entries.delete(key);
    entries.set(key, { value, expiresAt: clock() + ttlMs });
    for (const oldest of entries.keys()) {
      if (entries.size <= capacity) break;
      entries.delete(oldest);
    }
  };

  return {
    kind: "memory",
    available: () => true,
    get: async (key) => read(key),
    getMany: async (keys) => keys.map(read),
    set: async (key, value, ttlMs) => {
      write(key, value, ttlMs);
      return true;
    },
    setIfAbsent: async (key, value, ttlMs) => {
      if (read(key) !== null) return false;
      write(key, value, ttlMs);
      return true;
    },
    delete: async (...keys) => {
      for (const key of keys) entries.delete(key);
      return true;
    },
    close: async () => entries.clear(),
  };
}
