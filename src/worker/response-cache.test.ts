import { describe, expect, it } from "vitest";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { MasterKeys } from "#vault/master-keys.ts";
import type { Answer, AnswerPart } from "./answer.ts";
import { type AnswerKey, ResponseCache } from "./response-cache.ts";

const secret = "quill-harbour-tests-only-4821-maple";
const key: AnswerKey = {
  question: "What helps against hay fever?",
  model: "library",
  promptVersion: "none",
  libraryVersion: "7",
  triage: "{}",
  language: "en",
};
const never = new AbortController().signal;

/** A making that a test leads step by step. */
function making() {
  const steps: PromiseWithResolvers<AnswerPart | null>[] = [Promise.withResolvers()];
  const seen = { begun: 0, given: null as AbortSignal | null };
  async function* make(signal: AbortSignal): Answer {
    seen.begun += 1;
    seen.given = signal;
    for (let n = 0; ; n += 1) {
      const stopped = new Promise<never>((_, reject) =>
        signal.addEventListener("abort", () => reject(signal.reason)),
      );
      const part = await Promise.race([steps[n]?.promise, stopped]);
      if (!part) return;
      yield part;
    }
  }
  const step = (part: AnswerPart | null) => {
    steps.push(Promise.withResolvers());
    steps.at(-2)?.resolve(part);
  };
  return {
    make,
    seen,
    say: (text: string) => step({ type: "reply-delta", text }),
    finish: () => step(null),
    fail: (fault: Error) => steps.at(-1)?.reject(fault),
  };
}

async function textOf(answer: Answer): Promise<string> {
  let text = "";
  for await (const part of answer) if (part.type === "reply-delta") text += part.text;
  return text;
}

const open = (cache = createMemoryCache(), given = secret) =>
  new ResponseCache(cache, new MasterKeys(given, null));

describe("the response cache", () => {
  it("makes an answer once for many who ask at the same time, and gives each all of it", async () => {
    const responses = open();
    const { make, seen, say, finish } = making();
    const first = await Promise.all(
      Array.from({ length: 20 }, () => responses.answer(key, make, never)),
    );
    const texts = first.map(({ answer }) => textOf(answer));
    say("An ");
    say("antihistamine.");
    const late = await responses.answer(key, make, never);
    texts.push(textOf(late.answer));
    finish();
    expect(new Set(await Promise.all(texts))).toEqual(new Set(["An antihistamine."]));
    expect(seen.begun).toBe(1);
    expect(first.filter(({ cached }) => !cached)).toHaveLength(1);
    expect(late.cached).toBe(true);
    expect((await responses.answer(key, make, never)).cached).toBe(true);
    expect(seen.begun).toBe(1);
  });

  it("ends the making when the last asker has left, not before, and keeps nothing of it", async () => {
    const cache = createMemoryCache();
    const responses = open(cache);
    const { make, seen, say } = making();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = await responses.answer(key, make, one.signal);
    const reading = textOf(first.answer);
    const second = await responses.answer(key, make, two.signal);
    say("half ");
    one.abort(new Error("left"));
    await expect(reading).rejects.toThrow("left");
    // The second has not read a word yet: it counts from its asking on.
    expect(seen.given?.aborted).toBe(false);
    two.abort(new Error("left too"));
    await waitFor(() => seen.given?.aborted, "the making to be given up");
    await expect(textOf(second.answer)).rejects.toThrow("left too");

    const again = making();
    const third = await responses.answer(key, again.make, never);
    expect(third.cached).toBe(false);
    again.say("whole");
    again.finish();
    expect(await textOf(third.answer)).toBe("whole");
  });

  it("is left by somebody who stops in the middle of reading", async () => {
    const responses = open();
    const { make, seen, say } = making();
    const { answer } = await responses.answer(key, make, never);
    say("one");
    for await (const part of answer) if (part) break;
    await waitFor(() => seen.given?.aborted, "the making to be given up");
  });

  it("tells all who ask of a making that failed, and stores nothing of it", async () => {
    const responses = open();
    const { make, say, fail } = making();
    const asked = await Promise.all([1, 2].map(() => responses.answer(key, make, never)));
    const readings = asked.map(({ answer }) => textOf(answer));
    say("half");
    fail(new Error("model broke off"));
    for (const reading of readings) await expect(reading).rejects.toThrow("model broke off");
    const again = making();
    expect((await responses.answer(key, again.make, never)).cached).toBe(false);
    again.finish();
  });

  it("holds nothing that can be read, and nothing for another secret", async () => {
    const cache = createMemoryCache();
    const kept: [string, string][] = [];
    const watched = {
      ...cache,
      set: (...[name, value, ttl]: Parameters<typeof cache.set>) => {
        kept.push([name, value]);
        return cache.set(name, value, ttl);
      },
    };
    const { make, say, finish } = making();
    const { answer } = await open(watched).answer(key, make, never);
    say("An antihistamine.");
    finish();
    await textOf(answer);
    expect(kept).toHaveLength(1);
    expect(kept.flat().join()).not.toMatch(/hay|fever|antihistamine|library/i);

    const other = making();
    const elsewhere = await open(cache, "another-installation-7730-birch-x").answer(
      key,
      other.make,
      never,
    );
    expect(elsewhere.cached).toBe(false);
    other.finish();
    expect((await open(cache).answer(key, make, never)).cached).toBe(true);
  });

  it.each([
    ["What  helps\nagainst hay fever?", true],
    ["what helps against hay fever?", true],
    ["What helps against hay fever", false],
    ["What helps against HAY fever?", false],
  ])("takes %j for the same question: %s", async (question, same) => {
    const cache = createMemoryCache();
    const { make, say, finish } = making();
    const { answer } = await open(cache).answer(key, make, never);
    say("x");
    finish();
    await textOf(answer);
    const other = making();
    expect((await open(cache).answer({ ...key, question }, other.make, never)).cached).toBe(same);
    other.finish();
  });

  it.each([
    ["Can I take 10² units?", "Can I take 102 units?"],
    ["Is ALL a cancer?", "Is all a cancer?"],
    ["1½ tablets?", "11⁄2 tablets?"],
  ])("tells %j from %j", async (one, two) => {
    const cache = createMemoryCache();
    const { make, finish } = making();
    const { answer } = await open(cache).answer({ ...key, question: one }, make, never);
    finish();
    await textOf(answer);
    const other = making();
    const asked = await open(cache).answer({ ...key, question: two }, other.make, never);
    expect(asked.cached).toBe(false);
    other.finish();
  });

  it.each(["model", "promptVersion", "libraryVersion", "triage", "language"] as const)(
    "makes a new answer for another %s",
    async (part) => {
      const cache = createMemoryCache();
      const { make, finish } = making();
      const { answer } = await open(cache).answer(key, make, never);
      finish();
      await textOf(answer);
      const other = making();
      const asked = await open(cache).answer({ ...key, [part]: "other" }, other.make, never);
      expect(asked.cached).toBe(false);
      other.finish();
    },
  );
});
