/** From a question through a real worker over a real library: what is kept of its answer, judged, and withdrawn later. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { Feedback } from "#contracts/feedback.ts";
import { replyIdSchema } from "#contracts/ids.ts";
import { safetyCardSchema } from "#contracts/safety-card.ts";
import { readAnswerCounts, readFeedbackCounts } from "#gateway/safety-card/card-store.ts";
import { importSource } from "#library/change-library.ts";
import { importStarter } from "#library/importers/starter.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { withdrawnPassages } from "#library/withdrawn-passages.ts";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { createMemoryCache } from "#platform/cache/cache-memory.ts";
import { createLogger } from "#platform/logger.ts";
import { findAffected } from "#replies/cited-passages.ts";
import { fillCitations } from "#replies/fill-citations.ts";
import { rulesVersion } from "#safety/rules-version.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { goodPassword } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { threeTopics, topic } from "#tests/support/library-pages.ts";
import { newInstance } from "#tests/support/reply-scene.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { fixedModel } from "#worker/model-in-use.ts";
import { createWorker, type Worker } from "#worker/worker.ts";

const hiccups = "What are hiccups?";
const blisters = "What is a blister?";

describe.each(Object.entries(databasePlaces))("answers over %s", (_name, makePlace) => {
  const logged: string[] = [];
  let stored: TestDatabase;
  let gateway: TestGateway;
  let folder: string;
  let library: Library;
  let worker: Worker;
  let client: ChatClient;

  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    folder = await mkdtemp(join(tmpdir(), "healify-answer-record-"));
    await importTopics(threeTopics);
    library = await openLibrary(folder);
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
      model: fixedModel(null),
      notes: {
        withdrawn: () => withdrawnPassages(folder),
        review: () => ({ rules: { right: 0, n: 3 }, topics: { right: 0, n: 3 }, by: [] }),
      },
      logger: createLogger("debug", { write: (line) => void logged.push(line) }),
    });
    client = await ChatClient.signUp(gateway.url);
  });
  afterAll(async () => {
    await worker?.close();
    await library?.close();
    await gateway?.close();
    await stored?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const importTopics = async (topics: Readonly<Record<string, string>>) => {
    const pages = await mkdtemp(join(folder, "topics-"));
    for (const [name, text] of Object.entries(topics)) await writeFile(join(pages, name), text);
    return importSource(folder, {
      source: "starter",
      documents: (report) => importStarter(pages, report),
    });
  };
  const answersIn = async (sessionId: string, by = client): Promise<AssistantMessage[]> =>
    (await by.session(sessionId)).messages.flatMap((message) =>
      message.role === "assistant" ? [message] : [],
    );
  const answerIn = async (sessionId: string, by = client) => {
    const [answer] = await answersIn(sessionId, by);
    if (!answer) throw new Error("no answer");
    return answer;
  };
  const answered = async (question: string, by = client) => {
    const sessionId = uuidv7();
    await by.ask(question, sessionId);
    await waitFor(
      async () => (await answerIn(sessionId, by)).state === "completed",
      "the answer's end",
    );
    return { sessionId, answer: await answerIn(sessionId, by) };
  };
  const judge = (replyId: string, feedback: unknown, by = client) =>
    by.post(`/api/chat/replies/${replyId}/feedback`, { feedback });
  const card = async () => {
    const { json } = await client.call("GET", "/api/safety-card");
    return safetyCardSchema.parse(json);
  };

  it("keep what they were made of", async () => {
    const { answer } = await answered(hiccups);
    expect(answer.citations.length).toBeGreaterThan(0);
    expect(answer.feedback).toBeNull();
    expect(answer.record).toMatchObject({
      model: "library",
      promptVersion: "none",
      libraryVersion: library.version,
      rulesVersion,
      rules: [],
    });
    expect(answer.record?.readingGrade).toBeGreaterThan(-3);
    expect(answer.record?.readingGrade).toBeLessThan(12);
  });

  it("keep which rules fired, and whose numbers were shown", async () => {
    const sessionId = uuidv7();
    const message = { id: uuidv7(), text: "my dad's face is drooping on one side", country: "DE" };
    await client.post(`/api/chat/sessions/${sessionId}/messages`, message);
    await waitFor(
      async () => (await answerIn(sessionId)).state === "completed",
      "the answer's end",
    );
    const { record, disposition } = await answerIn(sessionId);
    expect(disposition).toBe("emergency");
    expect(record?.rules?.length).toBeGreaterThan(0);
    expect(record?.country).toBe("Germany");
  });

  it("take a thumb with a reason, another in its place, and back", async () => {
    const { sessionId, answer } = await answered(hiccups);
    const countOf = async (verdict: string, reason: string) =>
      (await readFeedbackCounts(stored.database)).find(
        (row) => row.verdict === verdict && row.reason === reason,
      )?.n ?? 0;
    const up: Feedback = { verdict: "up", reason: "clear", text: null };
    const down: Feedback = { verdict: "down", reason: "wrong", text: "It was the pear drops." };
    expect((await judge(answer.id, up)).status).toBe(200);
    expect((await answerIn(sessionId)).feedback).toEqual(up);
    expect(await countOf("up", "clear")).toBe(1);

    await judge(answer.id, down);
    expect((await answerIn(sessionId)).feedback).toEqual(down);
    expect([await countOf("up", "clear"), await countOf("down", "wrong")]).toEqual([0, 1]);
    const rows = await stored.database.read.selectFrom("feedback").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("pear drops");
    expect(gateway.logged()).not.toContain("pear drops");

    await judge(answer.id, null);
    expect((await answerIn(sessionId)).feedback).toBeNull();
    expect(await countOf("down", "wrong")).toBe(0);
  });

  it("refuse a reason that doesn't go with the thumb, and another person's answer", async () => {
    const { answer } = await answered(blisters);
    const odd = { verdict: "up", reason: "wrong", text: null };
    expect((await judge(answer.id, odd)).status).toBe(400);
    const other = await ChatClient.signUp(gateway.url);
    const fine = { verdict: "up", reason: null, text: null };
    expect((await judge(answer.id, fine, other)).status).toBe(404);
    expect((await judge(uuidv7(), fine)).status).toBe(404);
  });

  it("lose feedback and marks with their chat session and with their person", async () => {
    const other = await ChatClient.signUp(gateway.url);
    const fine = { verdict: "up", reason: null, text: null };
    const kept = await answered(hiccups, other);
    const deleted = await answered(blisters, other);
    await judge(kept.answer.id, fine, other);
    await judge(deleted.answer.id, fine, other);
    const left = async () => {
      const ids = [kept.answer.id, deleted.answer.id].map((id) => replyIdSchema.parse(id));
      const [feedback, marks] = await Promise.all([
        stored.database.read
          .selectFrom("feedback")
          .select("reply_id")
          .where("reply_id", "in", ids)
          .execute(),
        stored.database.read
          .selectFrom("reply_citations")
          .select("reply_id")
          .distinct()
          .where("reply_id", "in", ids)
          .execute(),
      ]);
      return {
        feedback: feedback.map((row) => row.reply_id),
        marks: marks.map((row) => row.reply_id),
      };
    };
    const token = other.token;
    await other.call("DELETE", `/api/chat/sessions/${deleted.sessionId}`, { token });
    expect(await left()).toEqual({ feedback: [kept.answer.id], marks: [kept.answer.id] });
    const receipt = await other.call("DELETE", "/api/auth/me", {
      token,
      body: { password: goodPassword },
    });
    expect(receipt.status).toBe(200);
    expect(receipt.text).toContain("what you said of answers");
    expect(await left()).toEqual({ feedback: [], marks: [] });
  });

  it("show on the card what answers here, and no small counts", async () => {
    await waitFor(
      async () => (await readAnswerCounts(stored.database)).some(({ n }) => n > 0),
      "answers to be counted",
    );
    const { inUse, answers, measured, notMeasured } = await card();
    expect(inUse).toMatchObject({
      model: "library",
      libraryVersion: library.version,
      review: { rules: { right: 0, n: 3 } },
    });
    expect(answers.every(({ n }) => n >= 10)).toBe(true);
    expect(measured === null || measured.forThis === (measured.rulesVersion === rulesVersion)).toBe(
      true,
    );
    expect(notMeasured.length).toBeGreaterThan(0);
  });

  it("tell their readers when a passage is withdrawn or changed, and can be listed", async () => {
    const gone = await answered(hiccups);
    const other = await answered(blisters);
    // As if from before marks were kept.
    await stored.database.write((trx) => trx.deleteFrom("reply_citations").execute());
    await fillCitations(stored.database, gateway.deps.vault);

    const { "hiccups.md": _, ...kept } = threeTopics;
    const changed = topic("blisters", "Blisters", "vesicle", "A blister is a bubble in the skin.");
    await importTopics({ ...kept, "blisters.md": changed });
    const markOf = async (sessionId: string) =>
      (await answerIn(sessionId)).citations.flatMap(({ withdrawn }) => withdrawn ?? []);
    await waitFor(async () => (await markOf(gone.sessionId)).length > 0, "the mark");
    expect(new Set(await markOf(gone.sessionId))).toEqual(new Set([true]));
    expect(await markOf(other.sessionId)).toContain("changed");

    const affected = new Map(
      (await findAffected(stored.database)).map((row) => [row.replyId, row.changedOnly]),
    );
    expect(affected.get(gone.answer.id)).toBe(false);
    expect(affected.get(other.answer.id)).toBe(true);
  });
});
