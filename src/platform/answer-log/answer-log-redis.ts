/**
 * The answer log in Redis: a stream for each reply, whose entries have `attempt-seq` as their ids. Redis itself refuses
 * an id that isn't newer than the newest, which makes it the fence.
 */
import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { isReplyError, type RedisConnection } from "../redis/redis-connection.ts";
import type { AnswerLog, AppendResult, LogEntry, LogPlace } from "./answer-log.ts";
import { keptEntries, logLifeMs } from "./log-place.ts";

/**
 * KEYS: the stream. ARGV: its length, its life in ms, then id and body of each entry. One script, so that nothing comes
 * between the entries and nothing is stored behind one that was refused. Gives 1 when all were stored, else 0.
 */
const appendScript = `
for i = 3, #ARGV, 2 do
  local added = redis.pcall('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], ARGV[i], 'body', ARGV[i + 1])
  if type(added) == 'table' and added.err then
    if string.find(added.err, 'equal or smaller', 1, true) then return 0 end
    return added
  end
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`;
const appendScriptHash = createHash("sha1").update(appendScript).digest("hex");

/** Entries read in one round trip, so that a long log does not exceed a command's time. */
const page = 500;

/** The connection belongs to whoever opened it. */
export function createRedisAnswerLog(
  connection: RedisConnection,
  prefix = "healify:answer-log:",
): AnswerLog {
  const keyOf = (replyKey: string) => prefix + replyKey;
  return {
    kind: "redis",
    available: () => connection.available(),
    append: async (replyKey, entries) => {
      if (entries.length === 0) return "stored";
      return connection.run<AppendResult>(
        async (redis) => ((await append(redis, keyOf(replyKey), entries)) ? "stored" : "refused"),
        "unavailable",
      );
    },
    read: (replyKey, after) =>
      connection.run<Awaited<ReturnType<AnswerLog["read"]>>>(async (redis) => {
        const [oldest] = await redis.xrange(keyOf(replyKey), "-", "+", "COUNT", 1);
        if (!oldest) return { entries: [], first: null };
        const entries = await readAfter(redis, keyOf(replyKey), after);
        return { entries, first: placeOf(oldest[0]) };
      }, null),
    delete: (replyKey) =>
      connection.run(async (redis) => {
        await redis.del(keyOf(replyKey));
      }, undefined),
    close: async () => undefined,
  };
}

async function append(redis: Redis, key: string, entries: readonly LogEntry[]): Promise<boolean> {
  const values = entries.flatMap((entry) => [idOf(entry), entry.body]);
  const args = [key, keptEntries, logLifeMs, ...values];
  try {
    return (await redis.evalsha(appendScriptHash, 1, ...args)) === 1;
  } catch (fault) {
    // Redis was restarted, or never knew the script: this way it learns it.
    if (!isReplyError(fault) || !fault.message.startsWith("NOSCRIPT")) throw fault;
    return (await redis.eval(appendScript, 1, ...args)) === 1;
  }
}

async function readAfter(redis: Redis, key: string, after: LogPlace | null): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for (let start = after ? `(${idOf(after)}` : "-"; ; ) {
    const found = await redis.xrange(key, start, "+", "COUNT", page);
    entries.push(...found.map(([id, fields]) => ({ ...placeOf(id), body: fields[1] ?? "" })));
    const last = found.at(-1);
    if (!last || found.length < page) return entries;
    start = `(${last[0]}`;
  }
}

function idOf({ attempt, seq }: LogPlace): string {
  return `${attempt}-${seq}`;
}

function placeOf(id: string): LogPlace {
  const [attempt, seq] = id.split("-").map(Number);
  return { attempt: attempt ?? 0, seq: seq ?? 0 };
}
