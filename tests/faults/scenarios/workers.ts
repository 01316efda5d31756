/** Rows 8, 10, 11, 12, 24, 30, 31, 32: workers that die, freeze, lose the broker, or meet what they don't know. */
import { setTimeout as delay } from "node:timers/promises";
import amqp from "amqplib";
import type { Asked, Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import { type DistributedSystem, workQueue } from "../systems/distributed.ts";
import type { EmbeddedSystem } from "../systems/embedded.ts";
import { traffic } from "./traffic.ts";

type Run = (lab: Lab<DistributedSystem>) => Promise<void>;
const distributed = (row: string, name: string, run: Run): Scenario => ({
  row,
  name,
  mode: "distributed",
  run,
});

export const workerScenarios: Scenario[] = [
  distributed("8", "worker killed mid-answer, five times", killedMidAnswer),
  distributed("10", "worker frozen for 25 s of the row's 60, then continued", (lab) =>
    frozen(lab, 25_000),
  ),
  distributed("11", "worker frozen for 18 s: as a blocked event loop", (lab) =>
    frozen(lab, 18_000),
  ),
  distributed("12", "workers' broker connections cut", (lab) => losesBroker(lab, "cut")),
  distributed("12", "workers' broker connections half-open for 25 s", (lab) =>
    losesBroker(lab, "halfOpen"),
  ),
  distributed("24", "a request that kills its worker every time", (lab) => poison(lab, 0)),
  distributed("32", "the same with twenty others in flight", (lab) => poison(lab, 20)),
  {
    row: "32",
    name: "the same in one process, five others",
    mode: "embedded",
    run: poisonEmbedded,
  },
  distributed("31", "message of an unknown version", unknownVersion),
];

async function killedMidAnswer(lab: Lab<DistributedSystem>): Promise<void> {
  const { system } = lab;
  for (let round = 0; round < 5; round += 1) {
    const asked = await lab.asked({ person: round, sentences: 20, gateway: round });
    const { question } = asked;
    await lab.talking(question);
    const victim = system.workerOf(question.accepted?.replyId ?? "");
    if (!victim) throw new Error("nobody claimed it");
    victim.kill("SIGKILL");
    const killedAt = lab.history.now();
    lab.fault(`the worker of question ${question.n} killed`);
    const calls = () => lab.answers.callsOf(question.marker).length;
    await lab.until(() => calls() > 1, "the takeover");
    const ms = lab.history.now() - killedAt;
    lab.expectWithin(1000, ms, "taken over after", question);
    system.workers.splice(system.workers.indexOf(victim), 1);
    if (system.workers.length < 2) system.workers.push(await system.startWorker());
    await asked.done;
  }
}

/** Shorter than the row says, but longer than the lease (15 s): nothing that is told apart happens after it. */
async function frozen(lab: Lab<DistributedSystem>, ms: number): Promise<void> {
  const asked = await Promise.all(
    [0, 1, 2, 3].map((person) =>
      lab.asked({ person, sentences: 20, gateway: person, patienceMs: 60_000 }),
    ),
  );
  for (const { question } of asked) await lab.talking(question);
  const victim = lab.system.workerOf(asked[0]?.question.accepted?.replyId ?? "");
  victim?.freeze();
  lab.fault(`a worker frozen for ${ms} ms`);
  const frozenAt = Date.now();
  await Promise.all(asked.map(({ done }) => done));
  const took = Date.now() - frozenAt;
  lab.expect(took > 10_000 && took < 24_000, `all were answered after ${took} ms`);
  await delay(Math.max(0, frozenAt + ms - Date.now()));
  victim?.thaw();
  // The zombie goes on with what it held: whatever it does now must not be seen.
  await delay(3000);
}

async function losesBroker(lab: Lab<DistributedSystem>, how: "cut" | "halfOpen"): Promise<void> {
  const all = traffic(lab, { sentences: 15, patienceMs: 60_000 });
  const asked = await all;
  await lab.talking((asked[0] as Asked).question);
  const { rabbitmq } = lab.system.proxies.worker;
  rabbitmq[how]();
  lab.fault(`the workers' connections to the broker: ${how}`);
  if (how === "halfOpen") {
    await delay(25_000);
    rabbitmq.heal();
  }
  const brokenAt = Date.now();
  await Promise.all(asked.map(({ done }) => done));
  const ms = Date.now() - brokenAt;
  lab.expectWithin(10_000, ms, "the network whole again, all were answered after");
}

async function poison(lab: Lab<DistributedSystem>, others: number): Promise<void> {
  const { system } = lab;
  const deadly = lab.ask({ person: 0, mayFail: true, sentences: 10, patienceMs: 60_000 });
  let restarting: Promise<unknown> = Promise.resolve();
  lab.answers.onCall = ({ marker, call }) => {
    if (marker !== deadly.question.marker) return;
    // The claim may be told a moment later than the call.
    setTimeout(() => {
      const victim = system.workerOf(deadly.question.accepted?.replyId ?? "");
      victim?.kill("SIGKILL");
      lab.fault(`the worker of attempt ${call} killed`);
      restarting = restarting.then(() => replaceDead(system));
    }, 60);
  };
  const neighbours = Array.from({ length: others }, (_, n) =>
    lab.ask({ person: n + 1, sentences: 12, gateway: n, patienceMs: 60_000 }),
  );
  await Promise.all([deadly, ...neighbours].map(({ done }) => done));
  await restarting;
  lab.answers.onCall = () => undefined;
  const calls = lab.answers.callsOf(deadly.question.marker).length;
  lab.expect(calls === 4, `it was tried ${calls} times`, deadly.question);
  const last = deadly.question.readings[0]?.connections.at(-1)?.reader.last()?.event.type;
  lab.expect(last === "reply-failed", `it ended with ${last}`, deadly.question);
}

async function replaceDead(system: DistributedSystem): Promise<void> {
  await delay(100);
  system.workers = system.workers.filter((worker) => worker.alive());
  while (system.workers.length < 2) system.workers.push(await system.startWorker());
}

async function poisonEmbedded(lab: Lab<EmbeddedSystem>): Promise<void> {
  const { system } = lab;
  const deadly = lab.ask({ person: 0, mayFail: true, sentences: 10 });
  let restarting: Promise<unknown> = Promise.resolve();
  lab.answers.onCall = ({ marker, call }) => {
    if (marker !== deadly.question.marker) return;
    lab.fault(`killed by attempt ${call}`);
    restarting = restarting.then(() => system.restart());
  };
  const neighbours = Array.from({ length: 5 }, (_, n) => lab.ask({ person: n + 1, sentences: 12 }));
  await Promise.all([deadly, ...neighbours].map(({ done }) => done));
  await restarting;
  lab.answers.onCall = () => undefined;
  const calls = lab.answers.callsOf(deadly.question.marker).length;
  lab.expect(calls === 4, `it was tried ${calls} times`, deadly.question);
}

/** Its row waits for a newer worker; here the wait is cut short, and this version's own message answers it. */
async function unknownVersion(lab: Lab<DistributedSystem>): Promise<void> {
  const { system } = lab;
  for (const worker of system.workers.splice(0)) {
    await worker.stop();
  }
  const { question, done } = await lab.asked({ patienceMs: 60_000 });
  const replyId = question.accepted?.replyId ?? "";
  const connection = await amqp.connect(system.servers.rabbitmq.url);
  const channel = await connection.createConfirmChannel();
  await lab.until(async () => (await system.queues()).work > 0, "the request in the queue");
  await channel.purgeQueue(workQueue);
  const body = JSON.stringify({ v: 99, replyId, somethingNew: true });
  channel.publish("healify.v1.requests", "chat", Buffer.from(body), { persistent: true });
  await channel.waitForConfirms();
  await connection.close();
  lab.fault("a message of version 99");
  system.workers.push(await system.startWorker());
  await lab.until(() => system.output().includes("unknown-version"), "the worker to say so");
  const [row] = await system.query<{ state: string; attempt: number; n: number }>(
    "select state, attempt, available_at - cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as n from replies where id = $1",
    [replyId],
  );
  lab.expect(row?.state === "queued" && row.attempt === 0, `the row is ${row?.state}`, question);
  lab.expect((row?.n ?? 0) > 50_000, `it is available in ${row?.n} ms`, question);
  await system.sql("update replies set available_at = 0 where id = $1", [replyId]);
  await done;
}
