import { Registry } from "prom-client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BrokerFault } from "#platform/broker/broker.ts";
import { readQueue } from "#replies/read-queue.ts";
import { makeSqlitePlace, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { ReplyScene } from "#tests/support/reply-scene.ts";
import { createQueueMetrics } from "./queue-metrics.ts";

let test: TestDatabase;
let scene: ReplyScene;

beforeEach(async () => {
  test = await openTestDatabase(makeSqlitePlace);
  scene = await ReplyScene.open(test.database);
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await test.remove();
});

const depths = vi.fn(async () => ({ work: 3, dead: 1 }));

function open(database = test.database): () => Promise<string> {
  const registry = new Registry();
  createQueueMetrics(registry, { queue: () => readQueue(database), depths });
  return () => registry.metrics();
}

const sampleOf = (text: string, name: string) =>
  Number(new RegExp(`^${RegExp.escape(name)} (\\S+)$`, "m").exec(text)?.[1]);

it("tells where the questions stand, and for how long the first has waited for a worker", async () => {
  const scrape = open();
  const first = await scene.ask();
  await scene.ask();
  await scene.pass(90_000);
  const before = await scrape();
  expect(sampleOf(before, 'healify_questions{state="queued"}')).toBe(1);
  expect(sampleOf(before, 'healify_questions{state="waiting"}')).toBe(1);
  expect(sampleOf(before, 'healify_questions{state="answering"}')).toBe(0);
  expect(sampleOf(before, "healify_oldest_queued_question_seconds")).toBeGreaterThanOrEqual(90);
  expect(sampleOf(before, 'healify_broker_messages{queue="requests"}')).toBe(3);
  expect(sampleOf(before, 'healify_broker_messages{queue="dead"}')).toBe(1);

  await scene.claim(first);
  vi.advanceTimersByTime(5000);
  const after = await scrape();
  expect(sampleOf(after, 'healify_questions{state="answering"}')).toBe(1);
  expect(sampleOf(after, 'healify_questions{state="queued"}')).toBe(0);
  expect(sampleOf(after, "healify_oldest_queued_question_seconds")).toBe(0);
});

it("does not count what is put off as waiting for a worker", async () => {
  const scrape = open();
  await scene.ask();
  await scene.pass(-60_000);
  const text = await scrape();
  expect(sampleOf(text, 'healify_questions{state="queued"}')).toBe(1);
  expect(sampleOf(text, "healify_oldest_queued_question_seconds")).toBe(0);
});

it("looks at most every 5 s, however often somebody asks", async () => {
  depths.mockClear();
  const scrape = open();
  for (let n = 0; n < 20; n += 1) await scrape();
  expect(depths).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5000);
  await scrape();
  expect(depths).toHaveBeenCalledTimes(2);
});

it("gives no value where nobody knows one", async () => {
  const away = {
    ...test.database,
    get read(): never {
      throw new Error("the database is away");
    },
  };
  depths.mockRejectedValueOnce(new BrokerFault("down", "the broker is away"));
  const text = await open(away)();
  expect(text).toContain("# TYPE healify_oldest_queued_question_seconds gauge");
  expect(text).not.toMatch(/^healify_(?:questions|oldest_queued|broker_messages)\S* \d/m);
});
