/** Where words went, told of every answer by a real worker: the model is a fake that looks whether it was noted first. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AssistantMessage } from "#contracts/chat.ts";
import { whereItWent } from "#contracts/where-it-went.ts";
import { importSource } from "#library/change-library.ts";
import { importStarter } from "#library/importers/starter.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import { createLogger } from "#platform/logger.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { threeTopics } from "#tests/support/library-pages.ts";
import { newInstance } from "#tests/support/reply-scene.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { type LanguageModel, ModelFault } from "#worker/language-model/language-model.ts";
import { fixedModel } from "#worker/model-in-use.ts";
import { createWorker, type Worker } from "#worker/worker.ts";

const modelId = "openai/gpt-example";
const modelHost = "api.models.example";

describe.each(Object.entries(databasePlaces))("where words went, over %s", (_name, makePlace) => {
  let stored: TestDatabase;
  let gateway: TestGateway;
  let folder: string;
  let library: Library;
  let worker: Worker;
  let client: ChatClient;
  /** What the next calls of the model throw; it answers once there is nothing more to throw. */
  let faults: Error[];
  /** How many rows were there each time the model was asked. */
  let notedBefore: number[];

  const model: LanguageModel = {
    id: modelId,
    place: modelHost,
    async *stream() {
      const rows = await stored.database.read.selectFrom("words_sent").selectAll().execute();
      notedBefore.push(rows.length);
      const fault = faults.shift();
      if (fault) throw fault;
      yield { type: "text", text: "Hiccups pass by themselves [1]." };
    },
  };

  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    folder = await mkdtemp(join(tmpdir(), "healify-words-sent-"));
    for (const [name, text] of Object.entries(threeTopics))
      await writeFile(join(folder, name), text);
    const home = join(folder, "library");
    await importSource(home, {
      source: "starter",
      documents: (report) => importStarter(folder, report),
    });
    library = await openLibrary(home);
    const hub = createInProcessHub();
    const answerLog = createMemoryAnswerLog();
    gateway = await startTestGateway({
      deps: { database: stored.database, broker: hub.connect(), answerLog },
    });
    worker = await createWorker({
      instanceId: newInstance(),
      concurrency: 4,
      database: stored.database,
      vault: gateway.deps.vault,
      broker: hub.connect(),
      cache: createMemoryCache(),
      answerLog,
      library,
      model: fixedModel(model),
      logger: createLogger("silent"),
    });
  });
  afterAll(async () => {
    await worker?.close();
    await library?.close();
    await gateway?.close();
    await stored?.remove();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    faults = [];
    notedBefore = [];
    client = await ChatClient.signUp(gateway.url);
    await stored.database.write((trx) => trx.deleteFrom("words_sent").execute());
  });

  const answerTo = async (question: string): Promise<AssistantMessage> => {
    const sessionId = uuidv7();
    await client.ask(question, sessionId);
    const read = async () => {
      const { messages } = await client.session(sessionId);
      return messages.find((message) => message.role === "assistant");
    };
    await waitFor(async () => /completed|failed/.test((await read())?.state ?? ""), "the end");
    const answer = await read();
    if (!answer) throw new Error("no answer");
    return answer;
  };

  it("a model's answer: model, host and time, noted before the model heard a word", async () => {
    const from = Date.now();
    const { sentTo, state } = await answerTo("What are hiccups, and what helps?");
    expect(state).toBe("completed");
    expect(sentTo).toEqual([
      { attempt: 1, model: modelId, place: modelHost, at: expect.any(String) },
    ]);
    const at = Date.parse(sentTo[0]?.at ?? "");
    expect(at).toBeGreaterThanOrEqual(from);
    expect(at).toBeLessThanOrEqual(Date.now());
    expect(notedBefore).toEqual([1]);
    const rows = await stored.database.read.selectFrom("words_sent").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(modelHost);
  });

  it("an attempt that broke off is told beside the one that answered", async () => {
    faults = [new ModelFault("model_cut", { retryAfterMs: 1 })];
    const { sentTo, state } = await answerTo("Why do hiccups come back?");
    expect(state).toBe("completed");
    expect(sentTo.map(({ attempt, place }) => [attempt, place])).toEqual([
      [1, modelHost],
      [2, modelHost],
    ]);
    expect(notedBefore).toEqual([1, 2]);
  });

  it("an answer that failed for good tells where its words went", async () => {
    faults = [new ModelFault("model_refused")];
    const answer = await answerTo("Do hiccups mean anything?");
    expect(answer.state).toBe("failed");
    expect(answer.record).toBeNull();
    expect(answer.sentTo).toMatchObject([{ attempt: 1, model: modelId, place: modelHost }]);
    expect(whereItWent(answer, (at) => at)[0]).toContain(`${modelId} at ${modelHost}`);
  });

  it("an answer from the cache was sent nowhere", async () => {
    const question = "How long do hiccups last?";
    await answerTo(question);
    const again = await answerTo(question);
    expect(again.record?.usage.cached).toBe(true);
    expect(again.sentTo).toEqual([]);
    expect(whereItWent(again, (at) => at).join()).toMatch(/^Nowhere: .*written by openai/);
    expect(notedBefore).toHaveLength(1);
  });

  it("a fixed text was sent nowhere", async () => {
    const answer = await answerTo("I want to kill myself");
    expect(answer.record?.model).toBe("fixed text");
    expect(answer.sentTo).toEqual([]);
    expect(whereItWent(answer, (at) => at).join()).toMatch(/^Nowhere: a fixed text/);
    expect(notedBefore).toEqual([]);
  });

  it("a chat session that is deleted takes it along", async () => {
    const answer = await answerTo("Are hiccups catching?");
    const detail = await client.call("GET", "/api/chat/sessions", { token: client.token });
    const { items } = detail.json as { items: { id: string }[] };
    for (const { id } of items)
      await client.call("DELETE", `/api/chat/sessions/${id}`, { token: client.token });
    const rows = await stored.database.read
      .selectFrom("words_sent")
      .selectAll()
      .where("reply_id", "=", answer.id)
      .execute();
    expect(rows).toEqual([]);
  });
});
