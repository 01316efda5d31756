import { type Clock, systemClock } from "../clock.ts";
import type { AnswerLog, LogEntry } from "./answer-log.ts";
import { isAfter, keptEntries, logLifeMs } from "./log-place.ts";

type Log = { entries: LogEntry[]; expiresAt: number };

const sweepEveryMs = 30_000;
/** Old entries go in blocks, so that not every append moves the whole list. */
const trimBlock = 100;

/** The answer log in this process; it ends with it, and readers fall back to the database. */
export function createMemoryAnswerLog({ clock = systemClock }: { clock?: Clock } = {}): AnswerLog {
  const logs = new Map<string, Log>();
  const sweeper = setInterval(() => {
    for (const [key, { expiresAt }] of logs) if (expiresAt <= clock()) logs.delete(key);
  }, sweepEveryMs).unref();

  const current = (replyKey: string): Log | null => {
    const log = logs.get(replyKey);
    return log && log.expiresAt > clock() ? log : null;
  };

  return {
    kind: "memory",
    available: () => true,
    append: async (replyKey, entries) => {
      if (entries.length === 0) return "stored";
      const log = current(replyKey) ?? { entries: [], expiresAt: 0 };
      for (const entry of entries) {
        const newest = log.entries.at(-1);
        if (newest && !isAfter(entry, newest)) return "refused";
        log.entries.push(structuredClone(entry));
        log.expiresAt = clock() + logLifeMs;
        logs.set(replyKey, log);
      }
      if (log.entries.length >= keptEntries + trimBlock) log.entries.splice(0, trimBlock);
      return "stored";
    },
    read: async (replyKey, after) => {
      const entries = current(replyKey)?.entries ?? [];
      const first = entries[0];
      return {
        entries: structuredClone(after ? newerThan(entries, after) : entries),
        first: first ? { attempt: first.attempt, seq: first.seq } : null,
      };
    },
    delete: async (replyKey) => {
      logs.delete(replyKey);
    },
    close: async () => {
      clearInterval(sweeper);
      logs.clear();
    },
  };

  function newerThan(entries: readonly LogEntry[], after: { attempt: number; seq: number }) {
    const start = entries.findIndex((entry) => isAfter(entry, after));
    return start < 0 ? [] : entries.slice(start);
  }
}
