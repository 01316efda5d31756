/** Rows 13 to 16 and 18 to 22: servers killed, frozen, wiped, blocked, and connections to them broken. */
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { queueSafeAfterMs } from "#tests/support/services/rabbitmq.ts";
import type { Asked, Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import type { DistributedSystem } from "../systems/distributed.ts";
import { traffic } from "./traffic.ts";

type Run = (lab: Lab<DistributedSystem>) => Promise<void>;
const distributed = (row: string, name: string, run: Run): Scenario => ({
  row,
  name,
  mode: "distributed",
  run,
});

export const serverScenarios: Scenario[] = [
  distributed("13", "broker killed under load", brokerKilled),
  distributed("13", "all broker connections cut under load", brokerCut),
  distributed("14", "broker gone for 10 s of the row's 10 min", brokerGone),
  distributed("15", "broker blocks publishers", brokerBlocks),
  distributed("15", "broker frozen for 8 s", brokerFrozen),
  distributed("16", "broker wiped", brokerWiped),
  distributed("18", "Redis killed mid-stream", (lab) => redisLost(lab, "killed")),
  distributed("18", "Redis wiped mid-stream", (lab) => redisLost(lab, "wiped")),
  distributed("19", "Redis frozen", redisFrozen),
  distributed("20", "Postgres killed during accept", postgresKilledAtAccept),
  distributed("20", "Postgres half-open for the gateways", postgresHalfOpen),
  distributed("21", "Postgres killed mid-stream", postgresKilledMidStream),
  distributed("21", "Postgres frozen for 8 s mid-stream", postgresFrozen),
  ...[1, 2].map((nth) =>
    distributed("22", `the answer to commit ${nth} of a gateway lost`, (lab) =>
      commitLost(lab, "gateway", nth),
    ),
  ),
  ...[1, 2].map((nth) =>
    distributed("22", `the answer to commit ${nth} of a worker lost`, (lab) =>
      commitLost(lab, "worker", nth),
    ),
  ),
];

/** Longer than any single scenario's fault: readers stay where they are. */
const patient = { patienceMs: 60_000 };

async function underLoad(lab: Lab<DistributedSystem>, sentences = 15): Promise<Asked[]> {
  const asked = [
    ...(await traffic(lab, { sentences, ...patient })),
    ...(await traffic(lab, { sentences, ...patient })),
  ];
  await lab.talking((asked[0] as Asked).question);
  return asked;
}

const allDone = (asked: readonly Asked[]) => Promise.all(asked.map(({ done }) => done));

async function brokerKilled(lab: Lab<DistributedSystem>): Promise<void> {
  await delay(queueSafeAfterMs);
  const asked = await underLoad(lab);
  await lab.system.kill("rabbitmq");
  lab.fault("RabbitMQ killed");
  const meanwhile = lab.ask({ person: 3, ...patient });
  await delay(1000);
  await lab.system.bringBack("rabbitmq");
  const backAt = Date.now();
  await allDone([...asked, meanwhile]);
  lab.expectWithin(15_000, Date.now() - backAt, "it was back, and all were answered after");
}

async function brokerCut(lab: Lab<DistributedSystem>): Promise<void> {
  const asked = await underLoad(lab);
  for (let round = 0; round < 5; round += 1) {
    lab.system.proxies.worker.rabbitmq.cut();
    lab.system.proxies.gateway.rabbitmq.cut();
    lab.fault("all connections to RabbitMQ cut");
    asked.push(lab.ask({ person: round, gateway: round, ...patient }));
    await delay(400);
  }
  await allDone(asked);
}

/** Shorter than the row says, but longer than every back-off of the connections (a few seconds at most). */
async function brokerGone(lab: Lab<DistributedSystem>): Promise<void> {
  await delay(queueSafeAfterMs);
  await lab.system.kill("rabbitmq");
  lab.fault("RabbitMQ gone");
  const asked = Array.from({ length: 8 }, (_, n) => lab.ask({ person: n, gateway: n, ...patient }));
  await Promise.all(asked.map(({ accepted }) => accepted));
  await delay(10_000);
  for (const { question } of asked) {
    const client = lab.person(question.n - 1).at(0);
    const { messages } = await client.session(question.sessionId);
    lab.expect(messages[1]?.state === "queued", `it is shown as ${messages[1]?.state}`, question);
  }
  await lab.system.bringBack("rabbitmq");
  await allDone(asked);
}

async function brokerBlocks(lab: Lab<DistributedSystem>): Promise<void> {
  const { rabbitmq } = lab.system.servers;
  const before = await Promise.all(
    [0, 1, 2].map((person) => lab.asked({ person, gateway: person, sentences: 40, ...patient })),
  );
  for (const { question } of before) await lab.talking(question);
  await rabbitmq.ctl("set_vm_memory_high_watermark", "0");
  lab.fault("RabbitMQ blocks publishers");
  try {
    const startedAt = Date.now();
    const meanwhile = Array.from({ length: 6 }, (_, n) =>
      lab.ask({ person: n, gateway: n, ...patient }),
    );
    await Promise.all(meanwhile.map(({ accepted }) => accepted));
    const ms = Date.now() - startedAt;
    lab.expectWithin(3000, ms, "accepting six questions took");
    // What was under way ends without the broker: by the log, and the readers' own look.
    await allDone(before);
    await delay(2500);
  } finally {
    await rabbitmq.ctl("set_vm_memory_high_watermark", "0.4");
  }
}

async function brokerFrozen(lab: Lab<DistributedSystem>): Promise<void> {
  const asked = await underLoad(lab);
  await lab.system.freeze("rabbitmq");
  lab.fault("RabbitMQ frozen");
  const startedAt = Date.now();
  const meanwhile = Array.from({ length: 6 }, (_, n) =>
    lab.ask({ person: n, gateway: n, ...patient }),
  );
  await Promise.all(meanwhile.map(({ accepted }) => accepted));
  const ms = Date.now() - startedAt;
  lab.expectWithin(3000, ms, "accepting six questions took");
  await delay(8000);
  await lab.system.bringBack("rabbitmq");
  await allDone([...asked, ...meanwhile]);
}

async function brokerWiped(lab: Lab<DistributedSystem>): Promise<void> {
  const asked = await underLoad(lab);
  await lab.system.kill("rabbitmq");
  await rm(join(lab.system.servers.rabbitmq.folder, "mnesia"), { recursive: true, force: true });
  lab.fault("RabbitMQ killed and wiped");
  const meanwhile = lab.ask({ person: 3, ...patient });
  await lab.system.bringBack("rabbitmq");
  await allDone([...asked, meanwhile]);
}

async function redisLost(lab: Lab<DistributedSystem>, how: "killed" | "wiped"): Promise<void> {
  const asked = await underLoad(lab, 45);
  // So that there is a checkpoint to resume from.
  await delay(5500);
  const { redis } = lab.system.servers;
  await redis.kill();
  if (how === "wiped") {
    await rm(join(redis.folder, "appendonlydir"), { recursive: true, force: true });
    await redis.restart();
  }
  lab.fault(`Redis ${how}`);
  const { question } = asked[1] as Asked;
  await lab.read(question, { by: "somebody who came late", person: 1, gateway: 1 });
  await allDone(asked);
  if (how === "killed") await redis.restart();
}

async function redisFrozen(lab: Lab<DistributedSystem>): Promise<void> {
  const asked = await underLoad(lab, 20);
  await lab.system.freeze("redis");
  lab.fault("Redis frozen");
  const startedAt = Date.now();
  const meanwhile = lab.ask({ person: 3, gateway: 0, sentences: 3, ...patient });
  await meanwhile.accepted;
  const ms = Date.now() - startedAt;
  lab.expectWithin(1000, ms, "accepting took");
  await allDone([...asked, meanwhile]);
}

async function postgresKilledAtAccept(lab: Lab<DistributedSystem>): Promise<void> {
  const { system } = lab;
  const client = lab.person(0).at(0);
  await system.kill("postgres");
  lab.fault("Postgres killed");
  const refused = await client.send("What is a cold?");
  lab.expect(refused.status === 503, `it was answered ${refused.status}`);
  lab.expect(refused.headers.get("retry-after") !== null, "it carries no Retry-After");
  const asked = [0, 1, 2].map((person) => lab.ask({ person, gateway: person, ...patient }));
  await delay(1500);
  await system.bringBack("postgres");
  await allDone(asked);
  // Killed while many are being accepted, three times.
  for (let round = 0; round < 3; round += 1) {
    const wave = Array.from({ length: 8 }, (_, n) =>
      lab.ask({ person: n, gateway: n, ...patient }),
    );
    await delay(lab.random.below(60));
    await system.kill("postgres");
    lab.fault("Postgres killed during accept");
    await system.bringBack("postgres");
    await allDone(wave);
  }
}

async function postgresHalfOpen(lab: Lab<DistributedSystem>): Promise<void> {
  const { postgres } = lab.system.proxies.gateway;
  const asked = await underLoad(lab);
  postgres.halfOpen();
  lab.fault("the gateways' connections to Postgres hang");
  const meanwhile = lab.ask({ person: 3, ...patient });
  await delay(7000);
  postgres.heal();
  await allDone([...asked, meanwhile]);
}

async function postgresKilledMidStream(lab: Lab<DistributedSystem>): Promise<void> {
  const asked = await underLoad(lab, 8);
  await lab.system.kill("postgres");
  lab.fault("Postgres killed");
  await delay(4000);
  await lab.system.bringBack("postgres");
  await allDone(asked);
  const calls = asked.map(({ question }) => lab.answers.callsOf(question.marker).length);
  lab.expect(
    calls[0] === 1,
    `the model was called ${calls[0]} times: finishing was not repeated`,
    asked[0]?.question,
  );
}

async function postgresFrozen(lab: Lab<DistributedSystem>): Promise<void> {
  const asked = await underLoad(lab, 15);
  await lab.system.freeze("postgres");
  lab.fault("Postgres frozen");
  await delay(8000);
  await lab.system.bringBack("postgres");
  await allDone(asked);
}

/** Hot statements are prepared: a later commit is sent by its name alone. */
const commitName = createHash("sha256").update("commit").digest("hex").slice(0, 32);
const isCommit = (chunk: Buffer) => chunk.includes("commit") || chunk.includes(commitName);

/** For a gateway, the first commit is that of accepting; for a worker claim comes first, then finish. */
async function commitLost(
  lab: Lab<DistributedSystem>,
  service: "gateway" | "worker",
  nth: number,
): Promise<void> {
  const lost = lab.system.proxies[service].postgres.loseAnswerTo(isCommit, nth);
  void lost.then(() => lab.fault(`the answer to commit ${nth} of a ${service} lost`));
  const startedAt = Date.now();
  const asked = [lab.ask({ person: 0, ...patient })];
  await allDone(asked);
  const ms = Date.now() - startedAt;
  lab.expectWithin(5000, ms, "what was done was not recognised as done: it took");
  if (lab.history.faults.length === 0) {
    asked.push(lab.ask({ person: 1, ...patient }));
    await allDone(asked);
  }
  lab.expect(lab.history.faults.length === 1, "no commit was met");
}
