/**
 * How every part of the installation is, looked up when the operator's page asks. Rejects where the database does: then
 * nobody can be shown anything.
 */
import { statfs } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import type { OperatorHealth } from "#contracts/operator-health.ts";
import { ownVersion } from "#platform/metrics.ts";
import { readQueue } from "#replies/read-queue.ts";
import { readWorkers } from "#vault/worker-notes.ts";
import type { Accounts } from "../../auth/accounts.ts";
import { findSourcesInUse } from "../../safety-card/card-store.ts";

/** A broker that is frozen is not waited for longer. */
const brokerWithinMs = 2000;

type Deps = Pick<
  Accounts,
  "answerLog" | "broker" | "cache" | "clock" | "config" | "database" | "mailer"
>;

export async function readHealth(deps: Deps): Promise<OperatorHealth> {
  const { broker, cache, answerLog, config, database, clock } = deps;
  const answersInMs = await timePing(deps);
  const [workers, queue, sources, mail, dead, disk] = await Promise.all([
    readWorkers(database),
    readQueue(database),
    findSourcesInUse(database),
    readMail(deps),
    countDead(deps),
    readDisk(config.dataDir),
  ]);
  return {
    at: new Date(clock()).toISOString(),
    mode: config.mode,
    gateway: {
      version: ownVersion(),
      node: process.version,
      runningForMs: Math.round(process.uptime() * 1000),
    },
    database: { kind: database.kind, answersInMs },
    broker: { kind: broker.kind, state: broker.state(), dead },
    cache: { kind: cache.kind, state: cache.available() ? "up" : "down" },
    answerLog: { kind: answerLog.kind, state: answerLog.available() ? "up" : "down" },
    workers: workers.map(({ running, agoMs, note }) => ({ running, seenAgoMs: agoMs, note })),
    queue,
    library: sources,
    mail,
    disk,
  };
}

async function timePing({ database }: Deps): Promise<number> {
  const startedAt = performance.now();
  await database.ping();
  return Math.ceil(performance.now() - startedAt);
}

async function readMail({ database, mailer }: Deps): Promise<OperatorHealth["mail"]> {
  const counted = await database.read
    .selectFrom("mail_orders")
    .select((row) => [
      row.fn.countAll<number>().as("waiting"),
      sql<number>`count(case when attempt > 0 then 1 end)`.as("tried"),
    ])
    .executeTakeFirstOrThrow();
  const { waiting, tried } = counted;
  return { kind: mailer?.kind ?? "none", waiting: Number(waiting), tried: Number(tried) };
}

async function countDead({ broker }: Deps): Promise<number | null> {
  const late = delay(brokerWithinMs, null, { ref: false });
  const asked = broker.depths().then(
    ({ dead }) => dead,
    () => null,
  );
  return Promise.race([asked, late]);
}

async function readDisk(folder: string): Promise<OperatorHealth["disk"]> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
