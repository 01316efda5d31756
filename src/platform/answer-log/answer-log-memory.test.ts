import { afterEach, describe, expect, it, vi } from "vitest";
import { answerLogContract } from "./answer-log.contract.ts";
import { createMemoryAnswerLog } from "./answer-log-memory.ts";
import { logLifeMs } from "./log-place.ts";

answerLogContract("the memory answer log", async () => {
  let now = 1_000_000;
  let appendedAt = now;
  const log = createMemoryAnswerLog({ clock: () => now });
  return {
    log,
    // Finds the moment at which the log is gone by asking the log itself.
    lifeMs: async (replyKey) => {
      appendedAt = now;
      while ((await log.read(replyKey, null))?.first) now += 1_000;
      const lived = now - appendedAt;
      now = appendedAt;
      return lived;
    },
    expire: async () => {
      now = appendedAt + logLifeMs;
    },
  };
});

describe("the memory answer log", () => {
  afterEach(() => vi.useRealTimers());

  it("frees what has expired, although nobody asks for it", async () => {
    vi.useFakeTimers();
    let now = 0;
    const log = createMemoryAnswerLog({ clock: () => now });
    await log.append("r1", [{ attempt: 1, seq: 1, body: "x" }]);
    now = logLifeMs;
    await vi.advanceTimersByTimeAsync(30_000);
    // At a time when it would still be alive, had it not been freed.
    now = 0;
    expect(await log.read("r1", null)).toEqual({ entries: [], first: null });
    expect(vi.getTimerCount()).toBe(1);
    await log.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("makes room by dropping the replies that were silent for longest, never the one that speaks", async () => {
    const log = createMemoryAnswerLog({ maxBytes: 10_000 });
    const say = (replyKey: string, seq: number, size: number) =>
      log.append(replyKey, [{ attempt: 1, seq, body: "x".repeat(size) }]);
    const kept = async (replyKey: string) => (await log.read(replyKey, null))?.entries.length;
    await say("first", 1, 3_000);
    await say("second", 1, 3_000);
    await say("first", 2, 100);
    await say("third", 1, 5_000);
    expect([await kept("first"), await kept("second"), await kept("third")]).toEqual([2, 0, 1]);
    await say("third", 2, 20_000);
    expect([await kept("first"), await kept("third")]).toEqual([0, 2]);
    // What was dropped is counted no more: there is room again once the large one is gone.
    await log.delete("third");
    await say("fourth", 1, 4_000);
    await say("fifth", 1, 4_000);
    expect([await kept("fourth"), await kept("fifth")]).toEqual([1, 1]);
    await log.close();
  });

  it("hands out copies: a reader can't change what is stored", async () => {
    const log = createMemoryAnswerLog();
    await log.append("r1", [{ attempt: 1, seq: 1, body: "x" }]);
    const first = (await log.read("r1", null))?.entries[0];
    if (first) first.body = "changed";
    expect((await log.read("r1", null))?.entries[0]?.body).toBe("x");
    await log.close();
  });
});
