/** Each crash point of the source, and what makes a process come to it. */
import { setTimeout as delay } from "node:timers/promises";
import type { Question } from "../driver/history.ts";
import type { Asked, AskOptions, Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import type { DistributedSystem } from "../systems/distributed.ts";
import type { EmbeddedSystem } from "../systems/embedded.ts";
import type { ServiceProcess } from "../systems/service-process.ts";
import { insist } from "./persist.ts";
import { traffic } from "./traffic.ts";

type Provoke = (lab: Lab) => Promise<unknown>;

type CrashPoint = {
  in: "gateway" | "worker";
  /** The matrix' row that it belongs to beside row 27. */
  row?: string;
  /** At which times to die; the first only when nothing is said. */
  times?: readonly number[];
  provoke: Provoke;
  /** Nobody else may do it: the others of its kind are killed first. */
  alone?: boolean;
  /** What must be there before the process that shall die is started. */
  before?: Provoke;
  mode?: "embedded" | "distributed";
};

/** Every name that stands in the source; a test holds the two together. */
export const crashPoints: Record<string, CrashPoint> = {
  "accept-in-transaction": { in: "gateway", row: "1", times: [1, 2], provoke: traffic },
  "accept-committed": { in: "gateway", row: "2", times: [1, 2], provoke: traffic },
  "accept-published": { in: "gateway", times: [1, 2], provoke: traffic },
  "dispatch-confirmed": { in: "gateway", row: "3", provoke: traffic },
  "dispatch-noted": { in: "gateway", provoke: traffic },
  "request-received": { in: "worker", row: "7", times: [1, 2], provoke: doubled },
  "claim-in-transaction": { in: "worker", provoke: traffic },
  "claim-committed": { in: "worker", provoke: traffic },
  "event-logged": { in: "worker", times: [1, 4], provoke: traffic },
  "event-announced": { in: "worker", row: "8", times: [1, 4], provoke: traffic },
  "heartbeat-committed": {
    in: "worker",
    alone: true,
    provoke: (lab) => begun(lab),
  },
  "answer-cached": { in: "worker", provoke: ofNobodyInParticular },
  "answer-flushed": { in: "worker", provoke: traffic },
  "end-in-transaction": { in: "worker", provoke: traffic },
  "finish-committed": { in: "worker", row: "9", provoke: traffic },
  "end-logged": { in: "worker", provoke: traffic },
  "end-announced": { in: "worker", provoke: traffic },
  "promoted-published": { in: "worker", alone: true, provoke: traffic },
  "request-acknowledged": { in: "worker", provoke: traffic },
  "try-later-committed": {
    in: "worker",
    alone: true,
    provoke: (lab) => {
      lab.system.model.program({ kind: "status", status: 503 });
      return traffic(lab);
    },
  },
  "fail-committed": {
    in: "worker",
    alone: true,
    provoke: (lab) => {
      lab.system.model.program({ kind: "status", status: 401 });
      return traffic(lab, { mayFail: true });
    },
  },
  "limit-committed": {
    in: "worker",
    alone: true,
    before: (lab) => answering(lab, "attempt_limit = attempt"),
    provoke: async () => undefined,
  },
  "stop-committed": { in: "gateway", provoke: stopOne },
  "stop-announced": { in: "gateway", provoke: stopOne },
  "stop-told": { in: "gateway", provoke: stopOne },
  "retry-committed": { in: "gateway", provoke: retryOne },
  "delete-committed": { in: "gateway", provoke: deleteOne },
  "sweep-unpublished-committed": {
    in: "gateway",
    alone: true,
    provoke: (lab) => {
      lab.system.model.program({ kind: "status", status: 503 });
      return traffic(lab);
    },
  },
  "sweep-leases-committed": {
    in: "gateway",
    alone: true,
    provoke: (lab) => leaseOver(lab, "lease_until = 1"),
  },
  "sweep-failed-committed": {
    in: "gateway",
    alone: true,
    provoke: (lab) => leaseOver(lab, "lease_until = 1, attempt_limit = attempt"),
  },
  "take-up-committed": {
    in: "worker",
    mode: "embedded",
    before: (lab) => answering(lab, "updated_at = updated_at"),
    provoke: async () => undefined,
  },
};

export const crashScenarios: Scenario[] = Object.entries(crashPoints).flatMap(([name, point]) =>
  (point.times ?? [1]).flatMap((time): Scenario[] => {
    const at = `${name}:${time}`;
    const scenarios: Scenario[] = [];
    if (point.mode !== "distributed") {
      scenarios.push({
        row: "27",
        name: `killed at ${at}`,
        mode: "embedded",
        run: (lab) => crashEmbedded(lab, point, at),
      });
    }
    if (point.mode !== "embedded") {
      scenarios.push({
        row: point.row ?? "27",
        name: `${point.in} killed at ${at}`,
        mode: "distributed",
        run: (lab) => crashDistributed(lab, point, at),
      });
    }
    return scenarios;
  }),
);

async function crashEmbedded(lab: Lab<EmbeddedSystem>, point: CrashPoint, at: string) {
  const { system } = lab;
  await point.before?.(lab);
  const started = system.restart({ CRASH_AT: at }).catch((fault) => String(fault));
  // It may die while it starts.
  if (typeof (await started) === "string") {
    lab.fault(`killed at ${at} while it started`);
    await system.restart();
    return;
  }
  const armed = system.process;
  const provoked = point.provoke(lab);
  await died(lab, armed, at);
  await system.restart();
  await provoked;
}

async function crashDistributed(lab: Lab<DistributedSystem>, point: CrashPoint, at: string) {
  const { system } = lab;
  await point.before?.(lab);
  const list = point.in === "gateway" ? system.gatewayProcesses : system.workers;
  const armed = await (point.in === "gateway"
    ? system.startGateway({ CRASH_AT: at })
    : system.startWorker({ CRASH_AT: at }));
  list.unshift(armed);
  if (point.alone) {
    for (const other of list.splice(1)) other.kill("SIGKILL");
  }
  const provoked = point.provoke(lab);
  await died(lab, armed, at);
  if (list.length > 1) list.splice(list.indexOf(armed), 1);
  else await system.heal();
  await provoked;
}

async function died(lab: Lab, armed: ServiceProcess, at: string): Promise<void> {
  if (await lab.until(() => !armed.alive(), `a process to come to ${at}`)) {
    lab.fault(`killed at ${at}`);
  } else armed.kill("SIGKILL");
}

async function doubled(lab: Lab): Promise<unknown> {
  return Promise.all([traffic(lab), traffic(lab)]);
}

/** Those who told nothing of themselves: only their first questions may be answered from the cache. */
async function ofNobodyInParticular(lab: Lab): Promise<unknown> {
  return Promise.all([1, 3, 1, 3, 1, 3].map((person) => lab.asked({ person })));
}

/** Its answer has begun, and goes on only at the next attempt: however slow the machine is, it has not ended by then. */
async function begun(lab: Lab, options: AskOptions = {}): Promise<Asked> {
  lab.system.model.program({ kind: "hang", afterTokens: 40, text: lab.answers.text });
  const asked = await lab.asked(options);
  await lab.talking(asked.question);
  return asked;
}

/** A reply that is being answered, whose row is then changed as time or many crashes would have done it. */
async function answering(lab: Lab, change: string): Promise<void> {
  const { question } = await begun(lab, { mayFail: true });
  await changeRow(lab, question, change);
}

/** The same again and again until somebody has taken notice: a heartbeat may write the lease anew before. */
async function leaseOver(lab: Lab, change: string): Promise<void> {
  const { question } = await begun(lab, { mayFail: true });
  const id = question.accepted?.replyId ?? "";
  const noticed = async () => {
    const row = (await lab.system.rows()).find((one) => one.id === id);
    if (row?.state !== "answering" || row.attempt > 1) return true;
    await changeRow(lab, question, change);
    await delay(500);
    return false;
  };
  await lab.until(noticed, "the sweep to see that the lease is over");
}

async function changeRow(lab: Lab, question: Question, change: string): Promise<void> {
  const where = "id = $1 and state = 'answering' and attempt = 1";
  await lab.system.sql(`update replies set ${change} where ${where}`, [
    question.accepted?.replyId ?? "",
  ]);
  question.acts.push({ at: lab.history.now(), what: `its row is changed: ${change}` });
}

async function stopOne(lab: Lab): Promise<void> {
  const asked = await begun(lab, { mayBeStopped: true });
  const behind = lab.ask({ after: asked.question });
  await insist(lab, asked, 0, "stop");
  await behind.done;
}

async function retryOne(lab: Lab): Promise<void> {
  lab.system.model.program({ kind: "status", status: 401 });
  const asked = await lab.asked({ gateway: 1 });
  await asked.done;
  for (const reading of asked.question.readings) reading.outdated = true;
  await insist(lab, asked, 0, "retry");
  const from = asked.question.readings[0]?.connections.at(-1)?.reader.lastId();
  await lab.read(asked.question, { by: "the reader of the retry", person: 0, from });
}

async function deleteOne(lab: Lab): Promise<void> {
  const asked = await begun(lab);
  asked.question.deleted = true;
  for (let n = 0; n < 200; n += 1) {
    const client = lab.person(0).at(n);
    const answer = await client
      .call("DELETE", `/api/chat/sessions/${asked.question.sessionId}`, { token: client.token })
      .catch(() => null);
    if (answer?.status === 204 || answer?.status === 404) return;
    await delay(100);
  }
}
