/** Distributed mode when parts of it die, over servers of this test's own; and what those servers hold afterwards. */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemSchema } from "#contracts/problem.ts";
import { leaseMs } from "#replies/states.ts";
import { assembledText, ChatClient } from "#tests/support/chat-client.ts";
import { exchangeBytes } from "#tests/support/services/exchange-bytes.ts";
import { startPostgres } from "#tests/support/services/postgres.ts";
import { type RabbitmqServer, startRabbitmq } from "#tests/support/services/rabbitmq.ts";
import { startRedis } from "#tests/support/services/redis.ts";
import type { TestServer } from "#tests/support/services/server-process.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { type Distributed, startDistributed } from "./systems.ts";

let postgres: TestServer;
let rabbitmq: RabbitmqServer;
let redis: TestServer;
let system: Distributed;
let ann: ChatClient;

/** Letters only, so that no encoding hides it. */
const marker = `zebrafish${randomBytes(12).toString("hex").replaceAll(/\d/g, "q")}`;
const profileMarker = `profile${marker}`;
const slow = { kind: "normal", tokens: 60, tokenMs: 400 } as const;

beforeAll(async () => {
  [postgres, rabbitmq, redis] = await Promise.all([
    startPostgres(),
    startRabbitmq(),
    startRedis({ persistent: true }),
  ]);
  system = await startDistributed({
    postgres: postgres.url,
    rabbitmq: rabbitmq.url,
    redis: redis.url,
  });
  system.model.always({ kind: "normal" });
  ann = await ChatClient.signUp(url(0));
});
afterAll(async () => {
  await system?.close();
  await Promise.all([postgres?.stop(), rabbitmq?.stop(), redis?.stop()]);
});

function url(gateway: number): string {
  const process = system.gateways[gateway];
  if (!process) throw new Error(`there is no gateway ${gateway}`);
  return process.url();
}

/** The worker that answers: the one whose log says that it claimed this reply. */
function workerOf(replyId: string) {
  const saysSo = (line: string) => line.includes(replyId) && line.includes("reply claimed");
  const claimed = () => system.workers.find((one) => one.output().split("\n").some(saysSo));
  return waitFor(claimed, "a worker to say that it has claimed the reply");
}

describe("a worker that is killed while it answers", () => {
  it.each([1, 2, 3])(
    "is replaced long before its lease is over, and there is one answer (round %i)",
    async () => {
      system.model.program(slow);
      const { reply, session } = await ann.ask(
        `What is asthma? Asked ${randomBytes(4).toString("hex")}`,
      );
      const reader = ann.at(url(1)).read(reply.id);
      await waitFor(() => assembledText(reader).length > 20, "some words on the other gateway");
      const victim = await workerOf(reply.id);
      victim.kill("SIGKILL");
      const killedAt = Date.now();
      await waitFor(() => reader.types().includes("reply-reset"), "the takeover");
      const takenOverMs = Date.now() - killedAt;
      system.workers.splice(system.workers.indexOf(victim), 1, await system.startWorker());

      await reader.end();
      expect(takenOverMs).toBeLessThan(leaseMs - 3_000);
      expect(reader.last()?.event.type).toBe("reply-end");
      const { messages } = await ann.session(session.id);
      expect(messages.map(({ state }) => state)).toEqual(["stored", "completed"]);
      expect(messages[1]).toMatchObject({ attempt: 2, text: assembledText(reader) });
    },
  );
});

describe("without any worker", () => {
  it("gives guidance, and the answer when a worker is back", async () => {
    await Promise.all(system.workers.map((worker) => worker.stop()));
    system.workers.length = 0;
    const accepted = await ann.ask("fever, stiff neck and the worst headache since this morning");
    expect(accepted.triage.disposition).toBe("emergency");
    const reader = ann.read(accepted.reply.id);
    system.workers.push(await system.startWorker(), await system.startWorker());
    await reader.end();
    expect(reader.last()?.event).toMatchObject({ type: "reply-end", disposition: "emergency" });
  });
});

describe("servers that die", () => {
  it("goes on live, and resumes from what is stored, when Redis is killed mid-answer", async () => {
    system.model.program({ kind: "normal", tokens: 60, tokenMs: 100 });
    const { reply, session } = await ann.ask("What is gout, in a few words?");
    const reader = ann.read(reply.id);
    await waitFor(() => reader.types().includes("reply-delta"), "the first words");
    await redis.kill();
    await reader.end();
    expect(reader.last()?.event.type).toBe("reply-end");
    const stored = (await ann.session(session.id)).messages[1]?.text;
    expect(assembledText(reader)).toBe(stored);
    const late = await ann.at(url(1)).read(reply.id).end();
    expect(assembledText(late)).toBe(stored);
    await redis.restart();
  });

  it("takes questions while RabbitMQ is away, and answers them when it is back", async () => {
    await rabbitmq.kill();
    const accepted = await ann.ask("What is a sprain?");
    expect(accepted.reply.state).toBe("queued");
    await rabbitmq.restart();
    const reader = await ann.read(accepted.reply.id).end();
    expect(reader.last()?.event.type).toBe("reply-end");
  }, 300_000);

  it("says 503 with the triage while Postgres is away, and takes the same message later", async () => {
    await postgres.kill();
    const [sessionId, id] = [crypto.randomUUID(), crypto.randomUUID()];
    const refused = await ann.send("crushing chest pain", v7(sessionId), v7(id));
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(problemSchema.parse(refused.json).triage?.disposition).toBe("emergency");
    await postgres.restart();
    await waitFor(async () => (await ann.call("GET", "/readyz")).status === 200, "readiness");
    const accepted = await ann.ask("crushing chest pain", v7(sessionId), v7(id));
    await ann.read(accepted.reply.id).end();
    expect((await ann.session(v7(sessionId))).messages).toHaveLength(2);
  }, 300_000);
});

/** A UUID of version 7 from one of version 4. */
function v7(uuid: string): string {
  return `${uuid.slice(0, 14)}7${uuid.slice(15)}`;
}

describe("what the servers keep", () => {
  it("saves database reads and model calls by each kind of Redis key", async () => {
    const bob = await ChatClient.signUp(url(0));
    // Redis is passed over for as long as a busy machine makes it late: each is awaited.
    await waitFor(async () => {
      const question = `How do I cool a small burn? ${randomBytes(4).toString("hex")}`;
      const session = await ann.askForEvents(question).end();
      const sessionId = session.accepted?.session.id ?? "";
      await ann.askForEvents("And then?", sessionId).end();
      const resumed = await ann.read(session.accepted?.reply.id ?? "", "1-1").end();
      expect(resumed.types()).not.toContain("reply-reset");
      const end = (await bob.askForEvents(question).end()).last()?.event;
      return end?.type === "reply-end" && end.usage.cached;
    }, "an answer from the cache");

    const hits = (kind: string) => ann.metric("healify_cache_hits_total", `{cache="${kind}"}`);
    const me = () => ann.call("GET", "/api/auth/me", { token: ann.token });
    await waitFor(async () => (await me()) && (await hits("token-state")) > 0, "a token's state");
    await waitFor(async () => (await hits("session")) > 0, "a session's hit");
    for (const kind of ["cache:token", "cache:session", "cache:answer", "answer-log"]) {
      await waitFor(async () => {
        await me();
        return (await redisCommand("KEYS", `healify:${kind}:*`)) !== "*0\r\n";
      }, `a key of ${kind}`);
    }
  });

  it("holds nobody's words: not in Postgres, Redis, RabbitMQ or any log", async () => {
    await ann.call("PUT", "/api/profile", {
      token: ann.token,
      body: { yearOfBirth: 1980, conditions: [profileMarker] },
    });
    const reader = await ann.askForEvents(`What helps against a headache? ${marker}`).end();
    expect(reader.last()?.event.type).toBe("reply-end");
    expect((await ann.session(reader.accepted?.session.id ?? "")).messages[0]?.text).toContain(
      marker,
    );

    // A question that waits in RabbitMQ while it is looked at.
    await Promise.all(system.workers.map((worker) => worker.stop()));
    system.workers.length = 0;
    await ann.ask(`Is it ${marker} again?`);
    await waitFor(async () => (await rabbitDepth()) > 0, "a request that waits in RabbitMQ");
    await redisCommand("SAVE");
    await checkpoint();

    // The search can find what is there: the person's id is in the database as it is.
    expect(filesWith(ann.person.userId, postgres.folder)).not.toEqual([]);
    for (const word of [marker, profileMarker, ann.person.email]) {
      for (const { folder } of [postgres, redis, rabbitmq])
        expect(filesWith(word, folder)).toEqual([]);
      for (const process of [...system.gateways, ...system.workers]) {
        expect(process.output()).not.toContain(word);
      }
    }
  });
});

async function redisCommand(...words: string[]): Promise<string> {
  const port = Number(new URL(redis.url).port);
  return exchangeBytes(port, `${words.join(" ")}\r\n`);
}

async function rabbitDepth(): Promise<number> {
  const { default: amqp } = await import("amqplib");
  const connection = await amqp.connect(rabbitmq.url);
  try {
    const channel = await connection.createChannel();
    return (await channel.checkQueue("healify.v1.requests.chat")).messageCount;
  } finally {
    await connection.close();
  }
}

async function checkpoint(): Promise<void> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: system.databaseUrl });
  await client.connect();
  await client.query("checkpoint");
  await client.end();
}

/** Files below the folder whose raw bytes hold the text. */
function filesWith(text: string, folder: string): string[] {
  const found = spawnSync("grep", ["-rlaF", "--", text, folder], { encoding: "utf8" });
  if (found.status === 2) throw new Error(found.stderr);
  return found.stdout.split("\n").filter(Boolean);
}
