import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { instanceIdSchema, replyIdSchema } from "#contracts/ids.ts";
import type { AppendResult } from "#platform/answer-log/answer-log.ts";
import { openText, seal } from "#platform/seal.ts";
import type { Announcer, PlacedEvent } from "#replies/announce.ts";
import { failedEvent } from "#replies/end-event.ts";
import { sampleCitation } from "#tests/support/scripted-worker.ts";
import { joinMs, ReplyWriter } from "./reply-writer.ts";

const key = randomBytes(32);
const audience = {
  replyId: replyIdSchema.parse("0190b2a4-0000-7000-8000-000000000001"),
  replyTo: instanceIdSchema.parse("0190b2a4-0000-7000-8000-000000000002"),
  person: {
    seal: (text: string, context: string) => seal(key, text, context),
    open: (sealed: string, context: string) => openText(key, sealed, context),
  },
};
const usage = { inputTokens: 0, outputTokens: 0, cached: false };
const end = { type: "reply-end", disposition: null, usage } as const;

/** What was told, each call apart. With `slow` a call is settled by the test. */
function recorder(slow = false) {
  const calls: PlacedEvent[][] = [];
  const held: ((result: AppendResult) => void)[] = [];
  const tell = (_: unknown, events: readonly PlacedEvent[]) => {
    calls.push([...events]);
    const { promise, resolve } = Promise.withResolvers<AppendResult>();
    if (slow) held.push(resolve);
    else resolve("stored");
    return promise;
  };
  const announce: Announcer = Object.assign(tell, { log: tell, tell: () => undefined });
  return { calls, held, announce };
}

const typesOf = (events: readonly PlacedEvent[] | undefined) =>
  events?.map(({ event }) => event.type);

describe("the reply writer", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  const open = (announce: Announcer, onFenced: () => void = () => undefined, busy = 0) =>
    new ReplyWriter(announce, audience, 1, onFenced, () => busy);

  it("joins for longer in a busy process, and still tells the first words at once", async () => {
    const { announce, calls } = recorder();
    const writer = open(announce, () => undefined, 1);
    writer.write({ type: "reply-delta", text: "a" });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toHaveLength(1);
    for (const text of ["b", "c", "d"]) {
      writer.write({ type: "reply-delta", text });
      await vi.advanceTimersByTimeAsync(40);
    }
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(30);
    expect(calls[1]?.map(({ event }) => event)).toEqual([{ type: "reply-delta", text: "bcd" }]);
  });

  it("joins for 20 ms until it is busy for most of its time, and for 150 ms at the most", () => {
    expect([0, 0.5, 0.6, 0.8, 1].map(joinMs)).toEqual([20, 20, 20, 85, 150]);
  });

  it("hands the first words over at once, with all that stands before them", async () => {
    const { announce, calls } = recorder();
    const writer = open(announce);
    writer.write({ type: "reply-source", ...sampleCitation(1) });
    writer.write({ type: "reply-delta", text: "Rest" });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(typesOf)).toEqual([["reply-source", "reply-delta"]]);
    expect(calls[0]?.map(({ attempt, seq }) => [attempt, seq])).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  it("tells what stands before the first words alone when these are long in coming", async () => {
    const { announce, calls } = recorder();
    const writer = open(announce);
    writer.write({ type: "reply-reset", attempt: 2 });
    await vi.advanceTimersByTimeAsync(149);
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls.map(typesOf)).toEqual([["reply-reset"]]);
    writer.write({ type: "reply-delta", text: "Rest" });
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.map(typesOf)).toEqual([["reply-reset"], ["reply-delta"]]);
  });

  it("joins what comes within 20 ms after that", async () => {
    const { announce, calls } = recorder();
    const writer = open(announce);
    writer.write({ type: "reply-delta", text: "a" });
    await vi.advanceTimersByTimeAsync(0);
    for (const text of ["b", "c"]) writer.write({ type: "reply-delta", text });
    await vi.advanceTimersByTimeAsync(19);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls.flat().map(({ event }) => event)).toEqual([
      { type: "reply-delta", text: "a" },
      { type: "reply-delta", text: "bc" },
    ]);
  });

  it("never moves words before a source, nor a check before its words", async () => {
    const { announce, calls } = recorder();
    const writer = open(announce);
    writer.write({ type: "reply-delta", text: "first " });
    await writer.flush();
    writer.write({ type: "reply-delta", text: "before " });
    writer.write({ type: "reply-check", from: 0, to: 13, verdict: "no claim" });
    writer.write({ type: "reply-delta", text: "joined " });
    writer.write({ type: "reply-source", ...sampleCitation(1) });
    writer.write({ type: "reply-delta", text: "cites it [1]" });
    await writer.flush();
    let length = 0;
    let sources = 0;
    for (const { event } of calls.flat()) {
      if (event.type === "reply-delta") length += event.text.length;
      if (event.type === "reply-source") sources += 1;
      if (event.type === "reply-check") expect(event.to).toBeLessThanOrEqual(length);
      if (event.type === "reply-delta" && event.text.includes("[1]")) expect(sources).toBe(1);
    }
    expect(writer.answer.text).toBe("first before joined cites it [1]");
    expect(typesOf(calls[1])).toEqual([
      "reply-delta",
      "reply-check",
      "reply-source",
      "reply-delta",
    ]);
  });

  it("keeps a checkpoint behind what was announced, and hands over in order while the log is slow", async () => {
    const { announce, calls, held } = recorder(true);
    const writer = open(announce);
    writer.write({ type: "reply-delta", text: "one " });
    await vi.advanceTimersByTimeAsync(0);
    expect(writer.checkpoint()).toMatchObject({ text: "", seq: 0 });
    writer.write({ type: "reply-delta", text: "two " });
    writer.write({ type: "reply-delta", text: "three" });
    await vi.advanceTimersByTimeAsync(500);
    expect(calls).toHaveLength(1);
    held[0]?.("stored");
    await vi.advanceTimersByTimeAsync(0);
    expect(writer.checkpoint()).toMatchObject({ text: "one ", attempt: 1, seq: 1 });
    held[1]?.("unavailable");
    await vi.advanceTimersByTimeAsync(0);
    expect(writer.checkpoint()).toMatchObject({ text: "one two three", seq: 2 });
    expect(calls.flat().map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it("stops for good when the log refuses", async () => {
    const { announce, calls } = recorder();
    const refuse: Announcer = Object.assign(
      async (...args: Parameters<Announcer>) => {
        await announce(...args);
        return "refused" as const;
      },
      { log: announce.log, tell: announce.tell },
    );
    const fenced = vi.fn();
    const writer = open(refuse, fenced);
    writer.write({ type: "reply-delta", text: "late" });
    writer.write({ type: "reply-delta", text: "later" });
    await writer.flush();
    writer.write({ type: "reply-delta", text: "latest" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(fenced).toHaveBeenCalledTimes(1);
    expect(calls).toHaveLength(1);
    expect(writer.answer.text).toBe("");
  });

  it("ends behind everything that was handed over, and says so in endSeq", async () => {
    const { announce, calls } = recorder();
    const writer = open(announce);
    writer.write({ type: "reply-delta", text: "a" });
    await writer.flush();
    writer.write({ type: "reply-delta", text: "b" });
    await writer.flush();
    const { endSeq } = writer;
    await writer.end(end);
    writer.write({ type: "reply-delta", text: "too late" });
    expect(calls.at(-1)).toEqual([{ attempt: 1, seq: endSeq, event: end }]);
    expect(calls.flat().map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("takes half an answer back before it says that it failed", async () => {
    const { announce, calls } = recorder();
    const writer = open(announce);
    writer.write({ type: "reply-delta", text: "Take two tablets, but " });
    await writer.flush();
    writer.write({ type: "reply-delta", text: "nobody hears of this" });
    await writer.end(failedEvent("model_cut"));
    expect(calls.slice(1).map(typesOf)).toEqual([["reply-reset", "reply-failed"]]);

    const silent = recorder();
    await open(silent.announce).end(failedEvent("model_busy"));
    expect(silent.calls.map(typesOf)).toEqual([["reply-failed"]]);
  });

  it("keeps what a write met for the next flush, and is no unhandled rejection", async () => {
    const broken: Announcer = Object.assign(
      async () => {
        throw new Error("broken");
      },
      { log: async () => "stored" as const, tell: () => undefined },
    );
    const writer = open(broken);
    writer.write({ type: "reply-delta", text: "a" });
    await vi.advanceTimersByTimeAsync(100);
    await expect(writer.flush()).rejects.toThrow("broken");
  });
});
