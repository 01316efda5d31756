import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type OperatorHealth, operatorHealthSchema } from "#contracts/operator-health.ts";
import { createMemoryAnswerLog } from "#platform/answer-log/answer-log-memory.ts";
import { createInProcessHub } from "#platform/broker/broker-in-process.ts";
import { ChatClient } from "#tests/support/chat-client.ts";
import { type Call, httpClient, newPerson, type Person } from "#tests/support/client.ts";
import { databasePlaces, openTestDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { startModelWorker } from "#tests/support/model-worker.ts";

const path = "/api/operator/health";
const words = "Why does my quillwort itch?";

describe.each(Object.entries(databasePlaces))(
  "the health of the parts on %s",
  (name, makePlace) => {
    const hub = createInProcessHub();
    let stored: TestDatabase;
    let gateway: TestGateway;
    let call: Call;
    let operator: Person;

    beforeAll(async () => {
      stored = await openTestDatabase(makePlace);
      gateway = await startTestGateway({
        deps: {
          database: stored.database,
          broker: hub.connect(),
          answerLog: createMemoryAnswerLog(),
        },
      });
      call = httpClient(gateway.url);
      operator = await newPerson(call);
    });
    afterAll(async () => {
      await gateway.close();
      await stored.remove();
    });

    const read = async (): Promise<OperatorHealth> =>
      operatorHealthSchema.parse((await call("GET", path, { token: operator.accessToken })).json);
    const until = (what: (health: OperatorHealth) => void) =>
      vi.waitFor(async () => what(await read()), { timeout: 60_000, interval: 100 });

    it("tells of questions that wait while no worker runs, then of the worker that takes them", async () => {
      const client = await ChatClient.signUp(gateway.url);
      const { reply } = await client.ask(words);
      const before = await read();
      expect(before).toMatchObject({
        database: { kind: name.toLowerCase() },
        broker: { kind: "in-process", state: "up", dead: 0 },
        cache: { state: "up" },
        workers: [],
        queue: { waiting: 0, queued: 1, answering: 0 },
        mail: { kind: "none", waiting: 0, tried: 0 },
        library: null,
      });
      expect(JSON.stringify(before)).not.toContain("quillwort");

      const worker = await startModelWorker(gateway, { broker: hub.connect(), logged: [] });
      await client.read(reply.id).end();
      await until(({ workers, queue, gateway: { version } }) => {
        expect(workers).toMatchObject([
          { running: true, note: { version, model: { id: "library" } } },
        ]);
        expect(queue).toMatchObject({ waiting: 0, queued: 0, answering: 0, oldestMs: 0 });
      });
      // One that says goodbye is not missed.
      await worker.close();
      expect((await read()).workers).toEqual([]);
    });

    it("tells of a worker that ended without a word", async () => {
      const worker = await startModelWorker(gateway, { broker: hub.connect(), logged: [] });
      await until(({ workers }) => expect(workers).toHaveLength(1));
      const note = await stored.database.read.selectFrom("worker_notes").selectAll().execute();
      await worker.close();
      await stored.database.write(async (trx) => {
        for (const row of note) {
          await trx
            .insertInto("worker_notes")
            .values({ ...row, seen_at: Number(row.seen_at) - 10 * 60_000 })
            .execute();
        }
      });
      const [lost] = (await read()).workers;
      expect(lost).toMatchObject({ running: false });
      expect(lost?.seenAgoMs).toBeGreaterThanOrEqual(10 * 60_000);
    });

    it("is the operator's alone", async () => {
      const { accessToken: token } = await newPerson(call);
      expect((await call("GET", path, { token })).status).toBe(403);
    });
  },
);
