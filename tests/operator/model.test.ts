import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { userIdSchema } from "#contracts/ids.ts";
import {
  type ModelTest,
  type ModelTestResult,
  modelTestSchema,
  type OperatorModel,
  operatorModelSchema,
} from "#contracts/operator-model.ts";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { type ModelServer, startModelServer } from "#tests/support/model-server.ts";
import { startModelWorker } from "#tests/support/model-worker.ts";
import type { Worker } from "#worker/worker.ts";

const path = "/api/operator/model";
const key = "sk-no-real-key-of-anybody-7f3a";
const patience = { timeout: 60_000, interval: 50 };

describe.each(Object.entries(databasePlaces))("the operator's model on %s", (_name, makePlace) => {
  const hub = createInProcessHub();
  const logged: string[] = [];
  let stored: TestDatabase;
  let gateway: TestGateway;
  let workers: Worker[];
  let model: ModelServer;
  let call: Call;
  let operator: Person;
  let person: Person;

  beforeAll(async () => {
    stored = await openTestDatabase(makePlace);
    const deps = {
      database: stored.database,
      broker: hub.connect(),
      answerLog: createMemoryAnswerLog(),
    };
    gateway = await startTestGateway({ deps });
    call = httpClient(gateway.url);
    operator = await newPerson(call);
    person = await newPerson(call);
    model = await startModelServer();
    const start = () => startModelWorker(gateway, { broker: hub.connect(), logged });
    workers = [await start(), await start()];
  });
  afterEach(async () => {
    await call("DELETE", path, { token: operator.accessToken });
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await gateway.close();
    await model.close();
    await stored.remove();
  });

  const token = () => operator.accessToken;
  const local = (more = {}) => ({
    provider: "openai-compatible",
    model: "mock",
    address: model.url,
    key,
    ...more,
  });
  const read = async (): Promise<OperatorModel> =>
    operatorModelSchema.parse((await call("GET", path, { token: token() })).json);
  const choose = (body: object) => call("PUT", path, { token: token(), body });
  const allUse = (id: string) =>
    vi.waitFor(async () => {
      const { inUse } = await read();
      expect(inUse).toMatchObject([{ id, workers: 2 }]);
      return inUse[0];
    }, patience);
  const test = (body: object) => call("POST", `${path}/tests`, { token: token(), body });
  const look = async (id: string): Promise<ModelTest> =>
    modelTestSchema.parse((await call("GET", `${path}/tests/${id}`, { token: token() })).json);
  async function tried(body: object): Promise<ModelTestResult> {
    const asked = await test(body);
    expect(asked.status).toBe(202);
    const { id } = modelTestSchema.pick({ id: true }).parse(asked.json);
    return vi.waitFor(async () => {
      const { result } = await look(id);
      if (!result) throw new Error("no result yet");
      return result;
    }, patience);
  }

  it("is the library until one is chosen; every running worker says so", async () => {
    expect(await allUse("library")).toMatchObject({ chosenBy: "nobody", place: null });
    expect(await read()).toMatchObject({ saved: null, unreadable: false });
  });

  it("is taken over by running workers, answers, and is let go again", async () => {
    model.program({ kind: "normal", text: "Drink something warm [1].", tokenMs: 1 });
    expect((await choose(local())).status).toBe(204);
    const used = await allUse("openai-compatible/mock");
    expect(used).toMatchObject({ chosenBy: "operator", place: new URL(model.url).host });
    const client = await ChatClient.signUp(gateway.url);
    const { reply } = await client.ask("What helps against a sore throat?");
    const events = await client.read(reply.id).end();
    expect(events.seen[0]?.event).toMatchObject({ model: "openai-compatible/mock" });
    expect(model.calls).toBe(1);

    expect((await call("DELETE", path, { token: token() })).status).toBe(204);
    await allUse("library");
    const again = await client.ask("What helps against a dry cough?");
    const later = await client.read(again.reply.id).end();
    expect(later.seen[0]?.event).toMatchObject({ model: "library" });
    expect(model.calls).toBe(1);
    expect((await call("DELETE", path, { token: token() })).status).toBe(404);
  });

  it("gives its key back to nobody, and stores it sealed", async () => {
    await choose(local());
    const answer = await call("GET", path, { token: token() });
    expect(answer.text).not.toContain(key);
    expect(operatorModelSchema.parse(answer.json).saved).toEqual({
      provider: "openai-compatible",
      model: "mock",
      address: model.url,
      hasKey: true,
      keyEnds: "7f3a",
    });
    model.program({ kind: "normal" });
    await tried(local());
    const rows = [
      ...(await stored.database.read.selectFrom("installation").selectAll().execute()),
      ...(await stored.database.read.selectFrom("model_tests").selectAll().execute()),
      ...(await stored.database.read.selectFrom("worker_notes").selectAll().execute()),
    ];
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(JSON.stringify(rows)).not.toContain(`${new URL(model.url).port}/v1`);
    const [left] = await stored.database.read
      .selectFrom("model_tests")
      .select("asked_sealed")
      .where("asked_sealed", "is not", null)
      .execute();
    expect(left).toBeUndefined();
  });

  it("keeps a saved key for its own address alone", async () => {
    await choose(local());
    const kept = { key: null, keepKey: true };
    expect((await choose(local({ model: "other", ...kept }))).status).toBe(204);
    expect((await read()).saved).toMatchObject({ model: "other", keyEnds: "7f3a" });
    for (const body of [
      local({ address: "http://127.0.0.1:9/v1", ...kept }),
      local({ provider: "ollama", ...kept }),
    ]) {
      const refused = { status: 400, json: { errors: [{ pointer: "/key" }] } };
      expect(await choose(body)).toMatchObject(refused);
      expect(await test(body)).toMatchObject(refused);
    }
  });

  it("tries a model that is not saved: reached, written, streamed", async () => {
    model.program({ kind: "normal", text: "one two three four five", tokenMs: 20 });
    const before = model.calls;
    expect(await tried(local())).toEqual({
      trouble: null,
      status: null,
      reached: true,
      models: ["mock"],
      place: new URL(model.url).host,
      answer: {
        firstWordMs: expect.any(Number),
        totalMs: expect.any(Number),
        streams: true,
      },
    });
    expect(model.calls).toBe(before + 1);
    expect(JSON.stringify(model.requests.at(-1))).toContain("Count from one to twelve");
    expect((await read()).saved).toBeNull();
  });

  it("only asks a server for its models where none is named", async () => {
    const before = model.calls;
    expect(await tried(local({ model: null }))).toMatchObject({
      trouble: null,
      models: ["mock"],
      answer: null,
    });
    expect(model.calls).toBe(before);
  });

  it.each([
    [{ kind: "status", status: 401 }, "wrong-key", 401],
    [{ kind: "status", status: 404 }, "model-not-found", 404],
    [{ kind: "status", status: 429 }, "busy", 429],
    [{ kind: "status", status: 500 }, "server-fault", 500],
    [{ kind: "empty" }, "no-text", null],
    [{ kind: "malformed" }, "not-streaming", null],
    [{ kind: "cut", afterTokens: 2 }, "broke-off", null],
  ] as const)("names what a model's server does wrong: %j", async (behaviour, trouble, status) => {
    model.program(behaviour);
    const result = await tried(local({ model: "not-there" }));
    expect(result).toMatchObject({ trouble, status, reached: true, models: ["mock"] });
  });

  it("names what stands in the way of reaching one, and follows no redirect", async () => {
    let followed = 0;
    const elsewhere = await serve((_request, response) => {
      followed += 1;
      response.end("{}");
    });
    const pointing = await serve((_request, response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );
    const nothing = await serve((_request, response) =>
      response.writeHead(404, { "content-type": "text/html" }).end("<h1>secret of the house</h1>"),
    );
    const at = (address: string) => tried(local({ address }));
    const asked = await Promise.all([
      // Ports that were just given back may be another test's by now; nobody listens at this one.
      at("http://127.0.0.1:2/v1"),
      at("https://nobody-is-here.invalid/v1"),
      at(pointing.url),
      at(nothing.url),
      at(nothing.url.replace("http:", "https:")),
    ]);
    expect(asked.map(({ trouble, reached }) => [trouble, reached])).toEqual([
      ["connection-refused", false],
      ["address-unknown", false],
      ["redirected", true],
      ["no-model-server", true],
      ["certificate", false],
    ]);
    expect(JSON.stringify(asked)).not.toContain("secret");
    expect(followed).toBe(0);
    for (const { server } of [elsewhere, pointing, nothing]) server.close();
  });

  it("refuses what can't be a connection, by field", async () => {
    const pointers = async (body: object) => {
      const { status, json } = await choose(body);
      expect(status).toBe(400);
      return (json as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
    };
    expect(await pointers(local({ address: null }))).toEqual(["/address"]);
    expect(await pointers(local({ address: "ftp://x" }))).toEqual(["/address"]);
    expect(await pointers(local({ address: "http://me:secret@127.0.0.1/v1" }))).toEqual([
      "/address",
    ]);
    // Questions about health don't cross the internet in clear.
    expect(await pointers(local({ address: "http://models.example.org/v1" }))).toEqual([
      "/address",
    ]);
    expect(await pointers(local({ model: "a b" }))).toEqual(["/model"]);
    expect(await pointers({ provider: "openai", model: "gpt-5" })).toEqual(["/key"]);
  });

  it("is the operator's alone, with a proof of the last minutes, and leaves its rows", async () => {
    const calls = [
      ["GET", path, undefined],
      ["PUT", path, local()],
      ["DELETE", path, undefined],
      ["POST", `${path}/tests`, local()],
    ] as const;
    for (const [method, at, body] of calls) {
      const answer = await call(method, at, { token: person.accessToken, body });
      expect(answer.status).toBe(403);
    }
    await choose(local());
    await call("DELETE", path, { token: token() });
    const rows = await stored.database.read
      .selectFrom("audit_events")
      .select(["event", "reason"])
      .where("user_id", "=", userIdSchema.parse(operator.userId))
      .where("event", "like", "model-%")
      .orderBy("id", "desc")
      .limit(2)
      .execute();
    expect(rows).toEqual([
      { event: "model-disconnected", reason: null },
      { event: "model-chosen", reason: "openai-compatible" },
    ]);
    const activity = await call("GET", "/api/auth/activity", { token: token() });
    expect(activity.text).toContain("You disconnected the language model");
  });

  it("wants a proof of the last minutes for every change, and none to look", async () => {
    const other = await newPerson(call);
    await call("POST", `/api/operator/people/${other.userId}/promote`, { token: token() });
    await stored.database.write((trx) =>
      trx
        .updateTable("devices")
        .set({ proved_at: 0 })
        .where("user_id", "=", userIdSchema.parse(other.userId))
        .execute(),
    );
    const by = { token: other.accessToken };
    expect((await call("GET", path, by)).status).toBe(200);
    const refused = { status: 403, json: { code: "step_up_required" } };
    expect(await call("PUT", path, { ...by, body: local() })).toMatchObject(refused);
    expect(await call("DELETE", path, by)).toMatchObject(refused);
    expect(await call("POST", `${path}/tests`, { ...by, body: local() })).toMatchObject(refused);
  });

  it("can't be chosen here while a running worker has it from its environment", async () => {
    const starting = { broker: hub.connect(), logged, fixed: true };
    const worker = await startModelWorker(gateway, starting);
    await vi.waitFor(async () => {
      const { inUse } = await read();
      expect(inUse.map(({ chosenBy }) => chosenBy)).toContain("environment");
    }, patience);
    const refused = { status: 409, json: { code: "set_by_environment" } };
    expect(await choose(local())).toMatchObject(refused);
    await worker.close();
    expect((await choose(local())).status).toBe(204);
  });

  it("says so when what is saved can't be opened, and answers from the library", async () => {
    await choose(local());
    await allUse("openai-compatible/mock");
    await stored.database.write((trx) =>
      trx
        .updateTable("installation")
        .set({ value: "sealed under another secret" })
        .where("key", "=", "chosen_model")
        .execute(),
    );
    expect(await allUse("library")).toMatchObject({ chosenBy: "operator", unreadable: true });
    expect(await read()).toMatchObject({ saved: null, unreadable: true });
  });

  it("logs neither key nor address", () => {
    const lines = logged.join("") + gateway.logged();
    expect(lines).not.toContain(key);
    expect(lines).not.toContain(model.url);
  });
});

async function serve(
  answer: Parameters<typeof createServer>[1],
): Promise<{ url: string; server: Server }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}/v1`, server };
}
