/** What every answer log adapter must pass. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AnswerLog, LogEntry } from "./answer-log.ts";
import { keptEntries } from "./log-place.ts";

/** `expire` brings a log to the end of its life; `lifeMs` is how long it has, or null when there is none. */
export type AnswerLogUnderTest = {
  log: AnswerLog;
  lifeMs(replyKey: string): Promise<number | null>;
  expire(replyKey: string): Promise<void>;
};

const entry = (attempt: number, seq: number, body = `${attempt}-${seq}`): LogEntry => ({
  attempt,
  seq,
  body,
});

export function answerLogContract(name: string, open: () => Promise<AnswerLogUnderTest>): void {
  describe(`${name} keeps the answer log's promises`, () => {
    let underTest: AnswerLogUnderTest;
    let log: AnswerLog;
    beforeEach(async () => {
      underTest = await open();
      log = underTest.log;
    });
    afterEach(() => log.close());

    it("gives back what was appended, in order, each reply apart", async () => {
      const body = 'v1.sealed "∞" 🩺\n';
      expect(await log.append("r1", [entry(1, 1), entry(1, 2, body)])).toBe("stored");
      expect(await log.append("r1", [entry(1, 3)])).toBe("stored");
      expect(await log.append("r2", [entry(1, 1)])).toBe("stored");
      expect(await log.append("r2", [])).toBe("stored");
      expect(await log.read("r1", null)).toEqual({
        entries: [entry(1, 1), entry(1, 2, body), entry(1, 3)],
        first: { attempt: 1, seq: 1 },
      });
      expect((await log.read("r2", null))?.entries).toEqual([entry(1, 1)]);
      expect(log.available()).toBe(true);
    });

    it("reads after a place, also one between entries, of an older attempt, or beyond the newest", async () => {
      await log.append("r1", [entry(1, 1), entry(1, 2), entry(2, 1), entry(2, 5)]);
      const bodiesAfter = async (attempt: number, seq: number) =>
        (await log.read("r1", { attempt, seq }))?.entries.map(({ body }) => body);
      expect(await bodiesAfter(1, 1)).toEqual(["1-2", "2-1", "2-5"]);
      expect(await bodiesAfter(1, 9)).toEqual(["2-1", "2-5"]);
      expect(await bodiesAfter(2, 3)).toEqual(["2-5"]);
      expect(await bodiesAfter(2, 5)).toEqual([]);
      expect(await bodiesAfter(7, 1)).toEqual([]);
      expect((await log.read("r1", { attempt: 2, seq: 5 }))?.first).toEqual({ attempt: 1, seq: 1 });
    });

    it("holds nothing of a reply that it doesn't know", async () => {
      expect(await log.read("unknown", null)).toEqual({ entries: [], first: null });
    });

    it("refuses what is not newer than the newest: an older attempt, and the same place twice", async () => {
      await log.append("r1", [entry(1, 1), entry(2, 1)]);
      expect(await log.append("r1", [entry(1, 3)])).toBe("refused");
      expect(await log.append("r1", [entry(2, 1, "again")])).toBe("refused");
      expect(await log.append("r1", [entry(2, 2)])).toBe("stored");
      expect((await log.read("r1", null))?.entries.map(({ body }) => body)).toEqual([
        "1-1",
        "2-1",
        "2-2",
      ]);
    });

    it("stores nothing behind an entry that it refuses", async () => {
      await log.append("r1", [entry(1, 2)]);
      expect(await log.append("r1", [entry(1, 2, "again"), entry(1, 3)])).toBe("refused");
      expect((await log.read("r1", null))?.entries).toEqual([entry(1, 2)]);
    });

    it("lets one of two writers with the same places win, whole", async () => {
      const write = (who: string) => log.append("r1", [entry(1, 1, who), entry(1, 2, who)]);
      const results = await Promise.all([write("a"), write("b")]);
      expect(results.toSorted()).toEqual(["refused", "stored"]);
      const winner = results[0] === "stored" ? "a" : "b";
      expect((await log.read("r1", null))?.entries.map(({ body }) => body)).toEqual([
        winner,
        winner,
      ]);
    });

    it("keeps at least its newest entries, and not many more", async () => {
      const total = keptEntries + 1_000;
      const entries = Array.from({ length: total }, (_, index) => entry(1, index + 1));
      for (let start = 0; start < total; start += 100) {
        await log.append("r1", entries.slice(start, start + 100));
      }
      const kept = await log.read("r1", null);
      expect(kept?.entries.slice(-keptEntries)).toEqual(entries.slice(-keptEntries));
      expect(kept?.entries.length).toBeLessThan(keptEntries + 500);
      expect(kept?.first).toEqual({ attempt: 1, seq: kept?.entries[0]?.seq });
    });

    it("lives ten minutes after its last entry", async () => {
      await log.append("r1", [entry(1, 1)]);
      const lifeMs = await underTest.lifeMs("r1");
      expect(lifeMs).toBeGreaterThan(595_000);
      expect(lifeMs).toBeLessThanOrEqual(600_000);
      await underTest.expire("r1");
      expect(await log.read("r1", null)).toEqual({ entries: [], first: null });
    });

    it("is empty after it is deleted", async () => {
      await log.append("r1", [entry(1, 1)]);
      await log.delete("r1");
      await log.delete("r1");
      expect(await log.read("r1", null)).toEqual({ entries: [], first: null });
    });
  });
}
