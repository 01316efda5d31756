/** What /metrics tells in embedded mode: the whole way of a question, and nobody's ids or words. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ChatClient } from "#tests/support/chat-client.ts";
import { startTestGateway } from "#tests/support/gateway.ts";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { type AllInOne, readAllSettings, startAllInOne } from "../../src/all-in-one.ts";

let folder: string;
let model: ModelServer;
let healify: AllInOne;
let ann: ChatClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "healify-metrics-"));
  model = await startModelServer();
  model.always({ kind: "normal" });
  const env = {
    PORT: "0",
    HEALIFY_DATA_DIR: folder,
    HEALIFY_LOG_LEVEL: "silent",
    HEALIFY_MODEL: "openai-compatible/mock",
    HEALIFY_MODEL_URL: model.url,
  };
  healify = await startAllInOne(readAllSettings(env));
  ann = await ChatClient.signUp(healify.address);
});
afterAll(async () => {
  await healify.close();
  await model.close();
  await rm(folder, { recursive: true, force: true });
});

it("counts the way of each question, and what the caches saved", async () => {
  const question = "How can I sleep better?";
  const sessionId = uuidv7();
  await ann.askForEvents(question).end();
  await ann.askForEvents(question).end();
  await ann.askForEvents("What is insomnia, really?", sessionId).end();
  model.program({ kind: "status", status: 401 });
  await ann.askForEvents("And what is a nightmare?", sessionId).end();
  model.program({ kind: "status", status: 503, retryAfter: "1" });
  await ann.askForEvents("What are night terrors?").end();
  // Neither may come from the cache, so neither is a miss of it.
  await ann.askForEvents("I want to kill myself").end();
  const expected: [string, string, number][] = [
    ["healify_questions_accepted_total", "", 6],
    ["healify_replies_claimed_total", '{first="true"}', 6],
    ["healify_replies_claimed_total", '{first="false"}', 1],
    ["healify_replies_finished_total", "", 5],
    ["healify_replies_failed_total", '{reason="model_refused"}', 1],
    ["healify_attempts_put_off_total", '{reason="model_unavailable"}', 1],
    ["healify_cache_hits_total", '{cache="response"}', 1],
    ["healify_cache_misses_total", '{cache="response"}', 4],
    ["healify_first_token_seconds_count", "", 5],
    ["healify_answers_under_way", "", 0],
    ["healify_open_streams", "", 0],
    ["healify_http_requests_in_flight", "", 1],
  ];
  for (const [name, labels, count] of expected) {
    await waitFor(
      async () => (await ann.metric(name, labels)) === count,
      `${name}${labels} to be ${count}, not ${await ann.metric(name, labels)}`,
    );
  }
  expect(await ann.metric("healify_replies_dispatched_total")).toBeGreaterThanOrEqual(6);
  expect(await ann.metric("healify_cache_hits_total", '{cache="session"}')).toBeGreaterThan(0);
  expect(await ann.metric("healify_cache_hits_total", '{cache="token-state"}')).toBeGreaterThan(0);
});

it("counts stops, lost attempts, and the questions whose turn came then", async () => {
  const sessionId = uuidv7();
  model.program({ kind: "normal", tokens: 200, tokenMs: 150 });
  const first = await ann.ask("Tell me all about snoring", sessionId);
  const second = await ann.ask("And about teeth grinding?", sessionId);
  const reader = ann.read(first.reply.id);
  await waitFor(() => reader.types().includes("reply-delta"), "the first words");
  expect(await ann.metric("healify_open_streams")).toBe(1);
  expect(await ann.metric("healify_answers_under_way")).toBe(1);
  // The stream, and the scrape itself.
  await waitFor(
    async () => (await ann.metric("healify_http_requests_in_flight")) === 2,
    "the two requests in flight",
  );
  for (const state of ["answering", "waiting"]) {
    await waitFor(
      async () => (await ann.metric("healify_questions", `{state="${state}"}`)) === 1,
      `the question that is ${state}`,
    );
  }
  await ann.post(`/api/chat/replies/${first.reply.id}/stop`);
  await ann.read(second.reply.id).end();
  expect(await ann.metric("healify_replies_stopped_total")).toBe(1);
  const lost = async () =>
    (await ann.metric("healify_attempts_lost_total", '{reason="cancelled"}')) +
    (await ann.metric("healify_attempts_lost_total", '{reason="fenced"}'));
  await waitFor(async () => (await lost()) === 1, "the lost attempt");
  const third = uuidv7();
  model.program({ kind: "normal", tokens: 50, tokenMs: 80 });
  await ann.ask("What is sleep apnoea then?", third);
  await ann.read((await ann.ask("Is it common?", third)).reply.id).end();
  await waitFor(
    async () => (await ann.metric("healify_replies_promoted_total")) > 0,
    "the promoted question",
  );
});

it("has neither ids nor words in its labels", async () => {
  const { text } = await ann.call("GET", "/metrics");
  const labels = [...text.matchAll(/^healify_\w+\{(.*)\} /gm)].map(([, label]) => label).join("\n");
  expect(labels).toContain("reason=");
  expect(labels).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect(labels).not.toContain(ann.person.email);
  expect(labels).not.toMatch(/sleep|insomnia|nightmare|snoring|kill/i);
  expect(text).toMatch(/^process_cpu_seconds_total/m);
});

it("is told to this machine alone: in a household each count is somebody's", async () => {
  const gateway = await startTestGateway({ env: { HEALIFY_TRUSTED_PROXIES: "127.0.0.1" } });
  const statusFrom = async (address: string) => {
    const headers = { "x-forwarded-for": address };
    return (await fetch(`${gateway.url}/metrics`, { headers })).status;
  };
  expect(await statusFrom("192.168.1.20")).toBe(404);
  expect(await statusFrom("fd00::20")).toBe(404);
  expect(await statusFrom("127.0.0.1")).toBe(200);
  expect(await statusFrom("::1")).toBe(200);
  await gateway.close();
});
