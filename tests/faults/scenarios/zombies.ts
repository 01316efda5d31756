/**
 * Row 10 at every point: a worker freezes between two durable effects, another takes its reply over and ends it, and
 * then the frozen one goes on where it was. That its lease is over is said to the database rather than waited for.
 */
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { type EventPlace, formatEventId, parseEventId } from "#contracts/reply-events.ts";
import type { Asked, Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import type { DistributedSystem } from "../systems/distributed.ts";
import { insist } from "./persist.ts";
import { redisFaults } from "./redis-faults.ts";

const points = [
  "claim-committed",
  "event-logged:2",
  "event-announced:2",
  "answer-flushed",
  "finish-committed",
  "end-logged",
] as const;

export const zombieScenarios: Scenario[] = [
  ...points.map(
    (at): Scenario => ({
      row: "10",
      name: `worker frozen at ${at}, then continued`,
      mode: "distributed",
      run: (lab) => zombie(lab, at),
    }),
  ),
  {
    row: "34",
    name: "stopped while the log is slow, 20 rounds",
    mode: "distributed",
    run: stoppedOverSlowLog,
  },
];

async function zombie(lab: Lab<DistributedSystem>, at: string): Promise<void> {
  const { system } = lab;
  const before = await lab.asked();
  await before.done;
  const armed = await system.startWorker({ FREEZE_AT: at });
  for (const other of system.workers.splice(0)) other.kill("SIGKILL");
  system.workers.push(armed);
  // Not the first of its chat session: such an answer comes from the cache at the second attempt, with the same words.
  const asked = await lab.asked({ after: before.question, sentences: 5, patienceMs: 60_000 });
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

const judgedRounds = 20;
const mostRounds = 80;
/** Well below the 50 ms after which the log counts as away, and events are told without it. */
const lateMs = 12;
/** After which a service has certainly said that its log was away. */
const saidWithinMs = 1000;

/**
 * No reader may have seen what the log does not hold: between the two, the stop comes. A round in which the log was away
 * for a service (on a busy machine 50 ms pass easily) promises nothing of the kind, and is made up for by another.
 */
async function stoppedOverSlowLog(lab: Lab<DistributedSystem>): Promise<void> {
  lab.pace(5);
  lab.system.proxies.worker.redis.slow(lateMs);
  lab.fault(`what workers send to Redis is ${lateMs} ms late`);
  let judged = 0;
  for (let round = 0; round < mostRounds && judged < judgedRounds; round += 1) {
    const faultsBefore = redisFaults(lab);
    const asked = await lab.asked({ sentences: 12, mayBeStopped: true, gateway: round });
    await lab.talking(asked.question);
    await delay(lab.random.below(60));
    await insist(lab, asked, 0, "stop");
    await asked.done;
    const beyond = await seenBeyondLog(lab, asked);
    if (beyond.length > 0) await delay(saidWithinMs);
    if (redisFaults(lab) > faultsBefore) continue;
    judged += 1;
    const detail = `readers saw what the log does not hold: ${beyond.join()}`;
    lab.expect(beyond.length === 0, detail, asked.question);
  }
  lab.expect(
    judged === judgedRounds,
    `the log was away in all but ${judged} of ${mostRounds} rounds`,
  );
}

/** An entry of the log holds all events of its attempt up to its own place that no earlier entry holds. */
async function seenBeyondLog(
  { system }: Lab<DistributedSystem>,
  { question }: Asked,
): Promise<string[]> {
  const logged = placesOf(await system.loggedIds(question.accepted?.replyId ?? ""));
  const seen = question.readings.flatMap(({ connections }) =>
    connections.flatMap(({ reader }) => reader.seen.map(({ id }) => id ?? "")),
  );
  const isHeld = ({ attempt, seq }: EventPlace) =>
    logged.some((entry) => entry.attempt === attempt && entry.seq >= seq);
  return placesOf(seen)
    .filter((place) => place.seq > 0 && !isHeld(place))
    .map(formatEventId);
}

const placesOf = (ids: readonly string[]): EventPlace[] =>
  ids.flatMap((id) => parseEventId(id) ?? []);

async function isStopped(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).startsWith("T");
}
