import { type Clock, systemClock } from "../clock.ts";
import type { AnswerLog, AppendResult, LogEntry, LogPlace } from "./answer-log.ts";
import { isAfter, keptEntries, logLifeMs } from "./log-place.ts";

type Log = { entries: LogEntry[]; bytes: number; expiresAt: number };

const sweepEveryMs = 30_000;
/** Old entries go in blocks, so that not every append moves the whole list. */
const trimBlock = 100;
/** Of all logs together. */
const mostBytes = 64 * 1024 * 1024;
/** What an entry takes beside its body. */
const entryBytes = 120;

export type MemoryAnswerLogOptions = { clock?: Clock; maxBytes?: number };

/**
 * The answer log in this process; it ends with it, and readers fall back to the database. When all logs together grow
 * too large, those that were not written to for longest go first: of replies that have ended.
 */
export function createMemoryAnswerLog(options: MemoryAnswerLogOptions = {}): AnswerLog {
  return new MemoryAnswerLog(options);
}

class MemoryAnswerLog implements AnswerLog {
  readonly kind = "memory";
  readonly #clock: Clock;
  readonly #maxBytes: number;
  // A Map keeps the order of insertion: a log that is written to is put in again, so the first was not for longest.
  readonly #logs = new Map<string, Log>();
  readonly #sweeper: NodeJS.Timeout;
  #bytes = 0;

  constructor({ clock = systemClock, maxBytes = mostBytes }: MemoryAnswerLogOptions) {
    this.#clock = clock;
    this.#maxBytes = maxBytes;
    this.#sweeper = setInterval(() => this.#dropExpired(), sweepEveryMs).unref();
  }

  available(): boolean {
    return true;
  }

  async append(replyKey: string, entries: readonly LogEntry[]): Promise<AppendResult> {
    const log = this.#current(replyKey) ?? { entries: [], bytes: 0, expiresAt: 0 };
    const added = entries.findIndex((entry) => !this.#add(log, entry));
    const result = added < 0 ? "stored" : "refused";
    if (entries.length === 0 || added === 0) return result;
    this.#trim(log);
    log.expiresAt = this.#clock() + logLifeMs;
    this.#logs.delete(replyKey);
    this.#logs.set(replyKey, log);
    this.#makeRoom(replyKey);
    return result;
  }

  async read(replyKey: string, after: LogPlace | null) {
    const entries = this.#current(replyKey)?.entries ?? [];
    const first = entries[0];
    return {
      entries: (after ? newerThan(entries, after) : entries).map((entry) => ({ ...entry })),
      first: first ? { attempt: first.attempt, seq: first.seq } : null,
    };
  }

  async delete(replyKey: string): Promise<void> {
    const log = this.#logs.get(replyKey);
    if (log) this.#drop(replyKey, log);
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    this.#logs.clear();
    this.#bytes = 0;
  }

  /** Null when there is none, or none any more. */
  #current(replyKey: string): Log | null {
    const log = this.#logs.get(replyKey);
    if (!log || log.expiresAt > this.#clock()) return log ?? null;
    this.#drop(replyKey, log);
    return null;
  }

  /** False when the entry is late. */
  #add(log: Log, { attempt, seq, body }: LogEntry): boolean {
    const newest = log.entries.at(-1);
    if (newest && !isAfter({ attempt, seq }, newest)) return false;
    log.entries.push({ attempt, seq, body });
    this.#grow(log, bytesOf(body));
    return true;
  }

  #trim(log: Log): void {
    if (log.entries.length < keptEntries + trimBlock) return;
    for (const { body } of log.entries.splice(0, trimBlock)) this.#grow(log, -bytesOf(body));
  }

  #grow(log: Log, bytes: number): void {
    log.bytes += bytes;
    this.#bytes += bytes;
  }

  #makeRoom(replyKey: string): void {
    for (const [oldest, log] of this.#logs) {
      if (this.#bytes <= this.#maxBytes || oldest === replyKey) return;
      this.#drop(oldest, log);
    }
  }

  #dropExpired(): void {
    for (const [replyKey, log] of this.#logs) {
      if (log.expiresAt > this.#clock()) return;
      this.#drop(replyKey, log);
    }
  }

  #drop(replyKey: string, log: Log): void {
    this.#logs.delete(replyKey);
    this.#bytes -= log.bytes;
  }
}

/** Sealed bodies are ASCII, which takes a byte a character. */
const bytesOf = (body: string) => body.length + entryBytes;

function newerThan(entries: readonly LogEntry[], after: LogPlace): readonly LogEntry[] {
  const start = entries.findIndex((entry) => isAfter(entry, after));
  return start < 0 ? [] : entries.slice(start);
}
