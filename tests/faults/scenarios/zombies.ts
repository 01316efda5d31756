/**
 * Row 10 at every point: a worker freezes between two durable effects, another takes its reply over and ends it, and
 * then the frozen one goes on where it was. That its lease is over is said to the database rather than waited for.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import type { DistributedSystem } from "../systems/distributed.ts";

const points = [
  "claim-committed",
  "event-logged:2",
  "event-announced:2",
  "answer-flushed",
  "finish-committed",
  "end-logged",
] as const;

export const zombieScenarios: Scenario[] = points.map((at) => ({
  row: "10",
  name: `worker frozen at ${at}, then continued`,
  mode: "distributed",
  run: (lab) => zombie(lab, at),
}));

async function zombie(lab: Lab<DistributedSystem>, at: string): Promise<void> {
  const { system } = lab;
  const armed = await system.startWorker({ FREEZE_AT: at });
  for (const other of system.workers.splice(0)) other.kill("SIGKILL");
  system.workers.push(armed);
  const asked = await lab.asked({ sentences: 5, patienceMs: 60_000 });
  const behind = lab.ask({ after: asked.question, patienceMs: 60_000 });
  const { question } = asked;
  await lab.until(() => isStopped(armed.pid), `a worker to freeze at ${at}`);
  lab.fault(`a worker frozen at ${at}`);
  system.workers.push(await system.startWorker());
  await system.sql("update replies set lease_until = 1 where id = $1 and state = 'answering'", [
    question.accepted?.replyId ?? "",
  ]);
  await asked.done;
  question.acts.push({ at: lab.history.now(), what: "the frozen worker goes on" });
  armed.thaw();
  // It has all the time to do what it should not.
  await delay(1500);
  await behind.done;
}

async function isStopped(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).startsWith("T");
}
