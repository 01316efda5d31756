import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { requestMessageVersion } from "#contracts/broker-messages.ts";
import { replyIdSchema } from "#contracts/ids.ts";
import type { Library } from "#library/library.ts";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import type { Broker } from "#platform/broker/broker.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import { createLogger } from "#platform/logger.ts";
import { leaseMs } from "#replies/states.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { newInstance } from "#tests/support/reply-scene.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { fixedModel } from "./model-in-use.ts";
import { createWorker, type Worker } from "./worker.ts";

/** A library without a page, whose searches wait for `open`. */
function gatedLibrary() {
  const gate = Promise.withResolvers<void>();
  const searching = { now: 0 };
  const library: Library = {
    version: "1",
    search: async () => {
      searching.now += 1;
      await gate.promise;
      return [];
    },
    passages: async () => [],
    document: async () => [],
    sources: async () => [],
    close: async () => undefined,
  };
  return { library, searching, open: () => gate.resolve() };
}

describe("a worker", () => {
  const hub = createInProcessHub();
  const answerLog = createMemoryAnswerLog();
  const logged: string[] = [];
  const workers: { worker: Worker; broker: Broker }[] = [];
  let gateway: TestGateway;
  let ann: ChatClient;

  beforeAll(async () => {
    gateway = await startTestGateway({ deps: { broker: hub.connect(), answerLog } });
    ann = await ChatClient.signUp(gateway.url);
  });
  afterEach(async () => {
    for (const { worker, broker } of workers.splice(0)) {
      await worker.close(0);
      await broker.close();
    }
  });
  afterAll(() => gateway.close());

  async function start(library: Library, concurrency = 4) {
    const { database, vault } = gateway.deps;
    const broker = hub.connect();
    const logger = createLogger("debug", { write: (line) => void logged.push(line) });
    const parts = { database, vault, broker, answerLog, library, logger };
    const cache = createMemoryCache();
    const worker = await createWorker({
      ...parts,
      cache,
      concurrency,
      instanceId: newInstance(),
      model: fixedModel(null),
    });
    const started = { worker, broker };
    workers.push(started);
    return started;
  }

  const rowOf = (replyId: string) =>
    gateway.database.read
      .selectFrom("replies")
      .selectAll()
      .where("id", "=", replyIdSchema.parse(replyId))
      .executeTakeFirstOrThrow();

  it("acknowledges what it can't read, and goes on", async () => {
    const { library, open } = gatedLibrary();
    open();
    const { broker } = await start(library, 1);
    for (const body of ["not JSON", "{}", '{"v":1}', '{"v":99,"replyId":"no id"}']) {
      await broker.publishWork(body);
    }
    const { reply } = await ann.ask("What is a fever?");
    expect((await ann.read(reply.id).end()).last()?.event.type).toBe("reply-end");
    await waitFor(async () => (await broker.depths()).work === 0, "the queue to be empty");
    expect(await broker.depths()).toMatchObject({ dead: 0 });
    expect(logged.join("")).toContain('"reason":"malformed"');
  });

  it("leaves a request of a newer version to a newer worker", async () => {
    // The gateway's own publish goes to a consumer that never answers; the row stays queued.
    const blocked = hub.connect();
    const silent = await blocked.consumeWork(1_000, () => undefined);
    const { reply } = await ann.ask("What is a newer fever?");
    const dispatchedAt = async () => (await rowOf(reply.id)).dispatched_at;
    await waitFor(dispatchedAt, "the publish to be noted");
    await silent.stop();
    const { library } = gatedLibrary();
    const { broker } = await start(library);
    const newer = { v: requestMessageVersion + 1, replyId: reply.id, more: "of it" };
    await broker.publishWork(JSON.stringify(newer));
    await waitFor(async () => (await dispatchedAt()) === null, "the request to be put off");
    const row = await rowOf(reply.id);
    expect(row).toMatchObject({ state: "queued", attempt: 0, dispatched_at: null });
    expect(row.available_at).toBeGreaterThan(Date.now() + 30_000);
    await waitFor(() => logged.join("").includes("unknown-version"), "the log");
    expect(await broker.depths()).toMatchObject({ dead: 0 });
    await ann.post(`/api/chat/replies/${reply.id}/stop`);
    await blocked.close();
  });

  it("gives back what it can't finish when it closes: another answers it at once", async () => {
    const first = gatedLibrary();
    const leaving = await start(first.library);
    const { reply } = await ann.ask("How long does a cold last?");
    const reader = ann.read(reply.id);
    await waitFor(() => first.searching.now === 1, "the first worker to have it");
    const second = gatedLibrary();
    second.open();
    await start(second.library);
    await leaving.worker.close(50);
    await leaving.broker.close();
    // Long before the lease would run out.
    await waitFor(() => reader.hasEnd(), "the answer of the second", leaseMs - 3_000);
    expect((await rowOf(reply.id)).attempt).toBe(2);
    first.open();
  });

  it("takes nothing more once it closes, and lets what is under way finish", async () => {
    const { library, searching, open } = gatedLibrary();
    const { worker } = await start(library, 1);
    const one = await ann.ask("Is honey good for a cough?");
    await waitFor(() => searching.now === 1, "the first to be under way");
    const two = await ann.ask("Is tea good for a cough?");
    const closing = worker.close(60_000);
    open();
    await closing;
    expect((await rowOf(one.reply.id)).state).toBe("completed");
    expect((await rowOf(two.reply.id)).state).toBe("queued");
    const next = gatedLibrary();
    next.open();
    await start(next.library);
    await waitFor(async () => (await rowOf(two.reply.id)).state === "completed", "the second");
  });

  it("leaves nothing running when it can't be started", async () => {
    const { library } = gatedLibrary();
    const broker = hub.connect();
    const consumeWork = () => Promise.reject(new Error("refused"));
    const { database, vault } = gateway.deps;
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const refusing = { ...inProcess(broker), consumeWork };
    const parts = { database, vault, broker: refusing, answerLog, library };
    const logger = createLogger("silent");
    const starting = createWorker({
      ...parts,
      logger,
      cache: createMemoryCache(),
      concurrency: 1,
      instanceId: newInstance(),
      model: fixedModel(null),
    });
    await expect(starting).rejects.toThrow("refused");
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    await broker.close();
  });

  it("writes nobody's words to the log", () => {
    expect(logged.join("")).toContain("reply completed");
    expect(logged.join("")).not.toMatch(/fever|honey|cough|cold last/i);
  });
});

function inProcess(broker: Broker): Broker {
  return {
    kind: broker.kind,
    state: () => broker.state(),
    publishWork: (body) => broker.publishWork(body),
    consumeWork: (...args) => broker.consumeWork(...args),
    publishEvent: (...args) => broker.publishEvent(...args),
    subscribeEvents: (...args) => broker.subscribeEvents(...args),
    publishControl: (body) => broker.publishControl(body),
    subscribeControl: (onControl) => broker.subscribeControl(onControl),
    depths: () => broker.depths(),
    forgetDead: (isGone) => broker.forgetDead(isGone),
    close: () => broker.close(),
  };
}
