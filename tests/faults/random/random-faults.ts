/** The faults that the random mode mixes. Each is over, and mended, when its promise resolves. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Behaviour } from "#tests/support/model/behaviour.ts";
import type { Lab } from "../driver/lab.ts";
import type { DistributedSystem, ServerName } from "../systems/distributed.ts";
import type { EmbeddedSystem } from "../systems/embedded.ts";

export type RandomFault<System extends EmbeddedSystem | DistributedSystem> = (
  lab: Lab<System>,
) => Promise<void>;

/** Points that everyday traffic comes to. */
const workerPoints = [
  "request-received",
  "claim-in-transaction",
  "claim-committed",
  "event-logged",
  "event-announced",
  "end-in-transaction",
  "finish-committed",
  "end-logged",
  "end-announced",
  "promoted-published",
  "request-acknowledged",
];
const gatewayPoints = [
  "accept-in-transaction",
  "accept-committed",
  "accept-published",
  "dispatch-confirmed",
  "dispatch-noted",
];

function crashAt(lab: Lab, points: readonly string[]): string {
  return `${lab.random.pick(points)}:${1 + lab.random.below(5)}`;
}

async function modelFaults(lab: Lab): Promise<void> {
  const kinds: Behaviour[] = [
    { kind: "status", status: 500 },
    { kind: "status", status: 429, retryAfter: "1" },
    { kind: "cut", afterTokens: 7, text: lab.answers.text },
    { kind: "cut", afterTokens: 5, inGoodOrder: true, text: lab.answers.text },
    { kind: "empty" },
  ];
  const chosen = Array.from({ length: 1 + lab.random.below(4) }, () => lab.random.pick(kinds));
  lab.fault(`the model: ${chosen.map((one) => one?.kind).join(", ")}`);
  for (const one of chosen) if (one) lab.system.model.program(one);
}

export const embeddedFaults: readonly RandomFault<EmbeddedSystem>[] = [
  modelFaults,
  async (lab) => {
    lab.fault("the process killed");
    await lab.system.restart();
  },
  async (lab) => {
    const at = crashAt(lab, [...workerPoints, ...gatewayPoints]);
    await lab.system.restart({ CRASH_AT: at });
    lab.fault(`the process killed, and started to die at ${at}`);
    for (let n = 0; n < 100 && lab.system.process.alive(); n += 1) await delay(50);
    if (!lab.system.process.alive()) await lab.system.restart();
  },
  async (lab) => {
    const ms = 200 + lab.random.below(4000);
    lab.fault(`the process frozen for ${ms} ms`);
    lab.system.process.freeze();
    await delay(ms);
    lab.system.process.thaw();
  },
];

type Distributed = RandomFault<DistributedSystem>;

const serverNames: readonly ServerName[] = ["postgres", "rabbitmq", "redis"];

const killServer: Distributed = async (lab) => {
  const name = lab.random.pick(serverNames) ?? "redis";
  lab.fault(`${name} killed`);
  await lab.system.kill(name);
  await delay(lab.random.below(2000));
  await lab.system.bringBack(name);
};

const freezeServer: Distributed = async (lab) => {
  const name = lab.random.pick(serverNames) ?? "redis";
  const ms = 300 + lab.random.below(5000);
  lab.fault(`${name} frozen for ${ms} ms`);
  await lab.system.freeze(name);
  await delay(ms);
  await lab.system.bringBack(name);
};

const wipeRedis: Distributed = async (lab) => {
  lab.fault("redis wiped");
  const { redis } = lab.system.servers;
  await redis.kill();
  await rm(join(redis.folder, "appendonlydir"), { recursive: true, force: true });
  await redis.restart();
};

const breakNetwork: Distributed = async (lab) => {
  const service = lab.random.pick(["gateway", "worker"] as const) ?? "worker";
  const name = lab.random.pick(serverNames) ?? "redis";
  const how = lab.random.pick(["cut", "refuse", "halfOpen"] as const) ?? "cut";
  const ms = 300 + lab.random.below(5000);
  lab.fault(`connections of ${service}s to ${name}: ${how} for ${ms} ms`);
  const proxy = lab.system.proxies[service][name];
  proxy[how]();
  await delay(ms);
  proxy.heal();
};

const killProcess: Distributed = async (lab) => {
  const { system } = lab;
  const [list, name] =
    lab.random.below(3) === 0 ? [system.gatewayProcesses, "gateway"] : [system.workers, "worker"];
  lab.fault(`a ${name} killed`);
  lab.random.pick(list)?.kill("SIGKILL");
  await delay(100);
  await replaceDead(system);
};

const crashProcess: Distributed = async (lab) => {
  const { system } = lab;
  const inGateway = lab.random.below(3) === 0;
  const at = crashAt(lab, inGateway ? gatewayPoints : workerPoints);
  lab.fault(`a process started to die at ${at}`);
  const armed = await (inGateway
    ? system.startGateway({ CRASH_AT: at })
    : system.startWorker({ CRASH_AT: at }));
  (inGateway ? system.gatewayProcesses : system.workers).push(armed);
  for (let n = 0; n < 80 && armed.alive(); n += 1) await delay(50);
  armed.kill("SIGKILL");
  await armed.ended;
  await replaceDead(system);
};

const freezeProcess: Distributed = async (lab) => {
  const { system } = lab;
  const worker = lab.random.below(3) > 0;
  const ms = 300 + lab.random.below(worker ? 22_000 : 5000);
  const victim = lab.random.pick(worker ? system.workers : system.gatewayProcesses);
  lab.fault(`a ${worker ? "worker" : "gateway"} frozen for ${ms} ms`);
  victim?.freeze();
  await delay(ms);
  victim?.thaw();
};

async function replaceDead(system: DistributedSystem): Promise<void> {
  system.workers = system.workers.filter((one) => one.alive());
  system.gatewayProcesses = system.gatewayProcesses.filter((one) => one.alive());
  while (system.workers.length < 2) system.workers.push(await system.startWorker());
  while (system.gatewayProcesses.length < 2) {
    system.gatewayProcesses.push(await system.startGateway());
  }
}

export const distributedFaults: readonly Distributed[] = [
  modelFaults,
  killServer,
  freezeServer,
  wipeRedis,
  breakNetwork,
  breakNetwork,
  killProcess,
  killProcess,
  crashProcess,
  crashProcess,
  freezeProcess,
];
