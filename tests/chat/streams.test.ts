/** The streams of a gateway over HTTP, with a worker that does what the test says. */
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { assembledText, ChatClient } from "#tests/support/chat-client.ts";
import { FlakyAnswerLog } from "#tests/support/flaky-answer-log.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { LossyBroker } from "#tests/support/lossy-broker.ts";
import {
  type ScriptedAttempt,
  type ScriptedParts,
  ScriptedWorker,
} from "#tests/support/scripted-worker.ts";
import { waitFor } from "#tests/support/wait-for.ts";

describe("the streams of a gateway", () => {
  const lost = new Set<string>();
  const log = new FlakyAnswerLog(createMemoryAnswerLog());
  const broker = new LossyBroker(createInProcessHub().connect(), (replyKey) =>
    lost.has(replyKey) ? "is lost" : "arrives",
  );
  let gateway: TestGateway;
  let parts: ScriptedParts;
  let ann: ChatClient;

  beforeAll(async () => {
    gateway = await startTestGateway({
      env: { HEALIFY_LIMIT_QUESTIONS: "1000", HEALIFY_LIMIT_WAITING: "1000" },
      deps: { answerLog: log, broker },
    });
    const { database, vault } = gateway.deps;
    parts = { database, vault, answerLog: log, broker };
    ann = await ChatClient.signUp(gateway.url);
  });
  afterAll(() => gateway.close());

  /** A reply that has said "one two " by now. */
  async function answering() {
    const { reply, session } = await ann.ask("What is a fever?");
    const worker = new ScriptedWorker(parts, reply.id);
    const attempt = await mustTake(worker);
    await sayAll(attempt, "one ", "two ");
    return { replyId: reply.id, sessionId: session.id, worker, attempt };
  }

  async function mustTake(worker: ScriptedWorker): Promise<ScriptedAttempt> {
    const attempt = await worker.take();
    if (!attempt) throw new Error("the reply can't be claimed");
    attempt.start();
    return attempt;
  }

  async function sayAll(attempt: ScriptedAttempt, ...texts: string[]): Promise<void> {
    for (const text of texts) {
      attempt.say(text);
      await attempt.writer.flush();
    }
  }

  const textOf = async (sessionId: string) => (await ann.session(sessionId)).messages[1]?.text;

  describe("Last-Event-ID", () => {
    it.each([
      ["of the middle", "1-2", ["reply-delta", "reply-end"], "two "],
      [
        "among events told together",
        "1-1",
        ["reply-delta", "reply-delta", "reply-end"],
        "one two ",
      ],
      ["of the last event", "1-3", ["reply-end"], ""],
      ["of the end", "1-4", ["reply-end"], ""],
      [
        "beyond the end",
        "1-9",
        ["reply-reset", "reply-start", "reply-delta", "reply-end"],
        "one two ",
      ],
      [
        "of another attempt",
        "3-1",
        ["reply-reset", "reply-start", "reply-delta", "reply-end"],
        "one two ",
      ],
      ["that is none", "x", ["reply-reset", "reply-start", "reply-delta", "reply-end"], "one two "],
      [
        "of a replay",
        "1-0",
        ["reply-reset", "reply-start", "reply-delta", "reply-end"],
        "one two ",
      ],
    ])("%s, after the end", async (_, lastId, types, text) => {
      const { replyId, attempt } = await answering();
      await attempt.finish();
      const reader = await ann.read(replyId, lastId).end();
      expect(reader.types()).toEqual(types);
      expect(assembledText(reader)).toBe(text);
    });

    it.each([
      ["of the middle", "1-2", ["reply-delta"], "two "],
      ["among events told together", "1-1", ["reply-delta", "reply-delta"], "one two "],
      [
        "beyond what was told",
        "1-500",
        ["reply-reset", "reply-start", "reply-delta", "reply-delta"],
        "one two ",
      ],
      [
        "of an attempt that never was",
        "4-2",
        ["reply-reset", "reply-start", "reply-delta", "reply-delta"],
        "one two ",
      ],
    ])("%s, while it is answered", async (_, lastId, before, text) => {
      const { replyId, attempt } = await answering();
      const reader = ann.read(replyId, lastId);
      await waitFor(() => reader.seen.length === before.length, "what came before");
      expect(reader.types()).toEqual(before);
      expect(assembledText(reader)).toBe(text);
      await sayAll(attempt, "three");
      await attempt.finish();
      await reader.end();
      expect(assembledText(reader)).toBe(`${text}three`);
    });

    it("of an attempt before: a reset, and the newer attempt alone", async () => {
      const { replyId, worker } = await answering();
      const next = await mustTake(worker);
      await sayAll(next, "anew");
      const reader = ann.read(replyId, "1-2");
      await waitFor(() => assembledText(reader) === "anew", "the newer attempt");
      await next.finish();
      expect((await reader.end()).types().filter((type) => type === "reply-end")).toHaveLength(1);
    });
  });

  it("never shows the end of before after a Retry, to whoever resumes or comes anew", async () => {
    const { replyId, sessionId, worker, attempt } = await answering();
    const first = ann.read(replyId);
    await waitFor(() => first.types().includes("reply-delta"), "the first words");
    await attempt.fail();
    await first.end();
    expect(first.last()?.event).toMatchObject({ type: "reply-failed" });
    expect(assembledText(first)).toBe("");

    expect((await ann.post(`/api/chat/replies/${replyId}/retry`)).status).toBe(202);
    const readers = [
      ann.read(replyId),
      ann.read(replyId, "1-2"),
      ann.read(replyId, first.lastId()),
    ];
    const again = await mustTake(worker);
    await sayAll(again, "second ", "time");
    await again.finish();
    for (const reader of readers) {
      await reader.end();
      expect(reader.types()).not.toContain("reply-failed");
      expect(reader.types().filter((type) => type === "reply-end")).toHaveLength(1);
    }
    expect(assembledText(first, readers[2] ?? first)).toBe("second time");
    expect(await textOf(sessionId)).toBe("second time");
  });

  it("tells an end whose announcement was lost", async () => {
    const { replyId, attempt } = await answering();
    const reader = ann.read(replyId);
    await waitFor(() => reader.seen.length === 3, "what was said so far");
    lost.add(replyId);
    await attempt.finish();
    await waitFor(() => reader.hasEnd(), "the end");
    expect(assembledText(reader)).toBe("one two ");
    expect((await reader.end()).ended).toBe("cleanly");
  });

  it("goes on live without a log, once the checkpoint meets what is told", async () => {
    const { replyId, attempt } = await answering();
    log.setAway(replyId, true);
    await sayAll(attempt, "three ");
    const reader = ann.read(replyId);
    await waitFor(() => reader.status === 200, "the stream to open");
    await sayAll(attempt, "four ");
    await attempt.beat();
    await sayAll(attempt, "five ");
    await waitFor(() => assembledText(reader) === "one two three four five ", "the checkpoint");
    await sayAll(attempt, "six");
    await waitFor(() => assembledText(reader).endsWith("six"), "what is told live");
    await attempt.finish();
    expect(assembledText(await reader.end())).toBe("one two three four five six");
  });

  it("keeps of a stopped answer no text with a hole in it", async () => {
    const { replyId, sessionId, attempt } = await answering();
    const reader = ann.read(replyId);
    await waitFor(() => assembledText(reader) === "one two ", "what was said so far");
    log.setAway(replyId, true);
    await sayAll(attempt, "Do not ");
    log.setAway(replyId, false);
    await sayAll(attempt, "take more.");
    await waitFor(() => assembledText(reader).endsWith("take more."), "all that was said");
    await ann.post(`/api/chat/replies/${replyId}/stop`);
    await reader.end();
    expect(await textOf(sessionId)).toBe("one two ");
    expect(assembledText(reader)).toBe("one two ");
  });

  it("does not tell anybody but its owner of a reply, nor lets them stop or retry it", async () => {
    const { replyId, attempt } = await answering();
    const eve = await ChatClient.signUp(gateway.url);
    expect((await eve.post(`/api/chat/replies/${replyId}/stop`)).status).toBe(404);
    expect((await eve.post(`/api/chat/replies/${replyId}/retry`)).status).toBe(404);
    expect((await eve.read(replyId).end()).status).toBe(404);
    expect(await attempt.finish()).toBe(true);
  });

  it("keeps nothing for a reader that does not read, and gives it the rest when it does", async () => {
    const { replyId, attempt } = await answering();
    const url = new URL(gateway.url);
    const socket = connect(Number(url.port), url.hostname);
    socket.write(
      `GET /api/chat/replies/${replyId}/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ann.token}\r\n\r\n`,
    );
    await once(socket, "readable");
    socket.pause();
    const long = "x".repeat(16_000);
    for (let n = 0; n < 400; n += 1) await sayAll(attempt, `${n} ${long}`);
    await attempt.finish();
    let received = "";
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.resume();
    await waitFor(() => received.includes("event: reply-end"), "the end");
    const numbers = [...received.matchAll(/"text":"(\d+) x/g)].map(([, n]) => Number(n));
    expect(numbers).toEqual(Array.from({ length: 400 }, (_, n) => n));
    socket.destroy();
  });

  it("cuts the streams of a deleted session, and counts those that are open", async () => {
    const { replyId, sessionId } = await answering();
    const before = await ann.metric("healify_open_streams");
    const reader = ann.read(replyId);
    await waitFor(
      async () => (await ann.metric("healify_open_streams")) === before + 1,
      "the stream to be counted",
    );
    const path = `/api/chat/sessions/${sessionId}`;
    expect((await ann.call("DELETE", path, { token: ann.token })).status).toBe(204);
    expect((await reader.end()).ended).toBe("cut");
    await waitFor(
      async () => (await ann.metric("healify_open_streams")) === before,
      "the stream to be counted as closed",
    );
  });

  it("writes nobody's words to the log", () => {
    expect(gateway.logged()).toContain("question accepted");
    expect(gateway.logged()).not.toMatch(/fever|one two|take more/);
  });
});

describe("a gateway that closes", () => {
  it("sends its readers away without a clean end, and lets them resume on another", async () => {
    const hub = createInProcessHub();
    const log = createMemoryAnswerLog();
    const [one, two] = [hub.connect(), hub.connect()];
    const a = await startTestGateway({ deps: { broker: one, answerLog: log } });
    const { database, vault, config } = a.deps;
    const shared = { database, vault, answerLog: log, broker: two };
    const b = await startTestGateway({ deps: shared, env: { HEALIFY_DATA_DIR: config.dataDir } });
    const ann = await ChatClient.signUp(a.url);
    const { reply } = await ann.ask("What is a fever?");
    const attempt = await new ScriptedWorker(shared, reply.id).take();
    attempt?.say("one ");
    await attempt?.writer.flush();
    const reader = ann.read(reply.id);
    await waitFor(() => assembledText(reader) === "one ", "the first words");
    await a.gateway.close();
    expect((await reader.end()).ended).toBe("cut");

    const rest = ann.at(b.url).read(reply.id, reader.lastId());
    attempt?.say("two");
    await attempt?.finish();
    await rest.end();
    expect(assembledText(reader, rest)).toBe("one two");
    expect(rest.types()).not.toContain("reply-reset");
    await b.close();
    await a.close();
  });
});
