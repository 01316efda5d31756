/** The operator's pages over two gateways, two workers, Postgres, RabbitMQ and Redis. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { operatorHealthSchema } from "#contracts/operator-health.ts";
import { operatorLibrarySchema } from "#contracts/operator-library.ts";
import { modelTestSchema, operatorModelSchema } from "#contracts/operator-model.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { spawnHealify } from "#tests/support/healify-process.ts";
import { type Distributed, startDistributed } from "./systems.ts";

const patience = { timeout: 90_000, interval: 200 };
let system: Distributed;
let first: Call;
let second: Call;
let operator: Person;

beforeAll(async () => {
  system = await startDistributed(undefined, { HEALIFY_MODEL: "", HEALIFY_MODEL_URL: "" });
  const [a, b] = system.gateways.map((gateway) => gateway.url());
  first = httpClient(a ?? "");
  second = httpClient(b ?? "");
  operator = await newPerson(first);
  const promoted = await spawnHealify(["user", "promote", operator.email], system.env).ended;
  expect(promoted).toBe(0);
});
afterAll(() => system?.close());

const by = () => ({ token: operator.accessToken });

test("a model is tried by a worker, chosen at one gateway, and used by every worker", async () => {
  const body = { provider: "openai-compatible", model: "mock", address: system.model.url };
  system.model.program({ kind: "normal", text: "one two three", tokenMs: 20 });
  const asked = await first("POST", "/api/operator/model/tests", { ...by(), body });
  const { id } = modelTestSchema.pick({ id: true }).parse(asked.json);
  await vi.waitFor(async () => {
    const test = await second("GET", `/api/operator/model/tests/${id}`, by());
    expect(modelTestSchema.parse(test.json)).toMatchObject({
      state: "done",
      result: { trouble: null, models: ["mock"] },
    });
  }, patience);

  expect((await first("PUT", "/api/operator/model", { ...by(), body })).status).toBe(204);
  await vi.waitFor(async () => {
    const seen = operatorModelSchema.parse((await second("GET", "/api/operator/model", by())).json);
    expect(seen.inUse).toMatchObject([{ id: "openai-compatible/mock", workers: 2 }]);
  }, patience);
  system.model.always({ kind: "normal", text: "Drink something warm [1]." });
  const [url] = system.gateways.map((gateway) => gateway.url());
  const client = await ChatClient.signUp(url ?? "");
  const { reply } = await client.ask("What helps against a sore throat?");
  const events = await client.read(reply.id).end();
  expect(events.seen[0]?.event).toMatchObject({ model: "openai-compatible/mock" });
});

test("every part is told of, and the library is changed where the workers are", async () => {
  await vi.waitFor(async () => {
    const answer = await first("GET", "/api/operator/health", by());
    const health = operatorHealthSchema.parse(answer.json);
    expect(health).toMatchObject({
      mode: "distributed",
      database: { kind: "postgres" },
      broker: { kind: "rabbitmq", state: "up" },
      cache: { kind: "redis", state: "up" },
    });
    expect(health.workers.filter(({ running }) => running)).toHaveLength(2);
    expect(health.library?.sources).toMatchObject([{ source: "starter" }]);
  }, patience);
  const library = await second("GET", "/api/operator/library", by());
  expect(operatorLibrarySchema.parse(library.json)).toMatchObject({
    changeable: false,
    details: { sources: [{ source: "starter" }] },
  });
});
