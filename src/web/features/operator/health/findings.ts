/** What the figures mean, and what to do: one finding for each part. Pure. */
import type { OperatorHealth } from "#contracts/operator-health.ts";
import { inNumber, inUnits } from "../../../language/formats.ts";
import { t } from "../../../language/t.ts";

export const healthParts = [
  "workers",
  "queue",
  "model",
  "library",
  "database",
  "broker",
  "cache",
  "mail",
  "disk",
  "version",
] as const;
export type HealthPart = (typeof healthParts)[number];

export type Finding = {
  part: HealthPart;
  /** `look`: it goes on, but somebody should look; `bad`: people notice. */
  state: "good" | "look" | "bad";
  says: string;
  /** What to do; nothing where all is well. */
  advice?: string;
};

type Look = (health: OperatorHealth) => Omit<Finding, "part">;

const minuteMs = 60_000;
const queueSlowMs = 30_000;
const queueStuckMs = 5 * minuteMs;
const databaseSlowMs = 500;
const gigabyte = 1e9;

export function findingsIn(health: OperatorHealth): Finding[] {
  return healthParts.map((part) => ({ part, ...looks[part](health) }));
}

const looks: Record<HealthPart, Look> = {
  workers({ workers, mode, gateway }) {
    const running = workers.filter((worker) => worker.running);
    const says = t("operator:health.workers.running", { count: running.length });
    if (running.length === 0) return { state: "bad", ...noWorker(workers, mode) };
    if (running.some(({ note }) => note?.version !== gateway.version)) {
      return { state: "look", says, advice: t("operator:health.workers.otherVersion") };
    }
    const lost = workers.length - running.length;
    if (lost === 0) return { state: "good", says };
    return { state: "look", says, advice: t("operator:health.workers.lost", { count: lost }) };
  },
  queue({ queue }) {
    const { waiting, queued, answering, oldestMs } = queue;
    const open = waiting + queued + answering;
    const says =
      open === 0
        ? t("operator:health.queue.empty")
        : t("operator:health.queue.open", { count: open });
    if (oldestMs < queueSlowMs) return { state: "good", says };
    const wait = inTimeUnits(oldestMs);
    const state = oldestMs < queueStuckMs ? "look" : "bad";
    return { state, says, advice: t("operator:health.queue.slow", { wait }) };
  },
  model({ workers }) {
    const running = workers.flatMap(({ running, note }) => (running && note ? [note.model] : []));
    const names = [...new Set(running.map(({ id }) => id))];
    if (running.some(({ unreadable }) => unreadable)) {
      const says = t("operator:health.model.library");
      return { state: "look", says, advice: t("operator:health.model.unreadable") };
    }
    const [name] = names;
    if (name === undefined) return { state: "good", says: t("operator:health.model.unknown") };
    const says =
      name === "library"
        ? t("operator:health.model.library")
        : t("operator:health.model.is", { model: name });
    if (names.length === 1) return { state: "good", says };
    return { state: "look", says: names.join(", "), advice: t("operator:health.model.differ") };
  },
  library({ library }) {
    if (!library || library.sources.length === 0) {
      return {
        state: "bad",
        says: t("operator:health.library.none"),
        advice: t("operator:health.library.noneAdvice"),
      };
    }
    const pages = library.sources.reduce((sum, { documents }) => sum + documents, 0);
    const says = t("operator:health.library.holds", {
      count: pages,
      pages: inNumber(pages),
      version: library.libraryVersion,
    });
    return { state: "good", says };
  },
  database({ database: { kind, answersInMs } }) {
    const says = t(`operator:health.database.${kind}`, { ms: inNumber(answersInMs) });
    if (answersInMs < databaseSlowMs) return { state: "good", says };
    return { state: "look", says, advice: t("operator:health.database.slow") };
  },
  broker({ broker: { kind, state, dead } }) {
    const says = t(`operator:health.broker.${state}`, { kind: brokerNames[kind] });
    if (state !== "up") {
      return {
        state: state === "down" ? "bad" : "look",
        says,
        advice: t("operator:health.broker.advice"),
      };
    }
    if (!dead) return { state: "good", says };
    return { state: "look", says, advice: t("operator:health.broker.dead", { count: dead }) };
  },
  cache({ cache, answerLog }) {
    const isUp = cache.state === "up" && answerLog.state === "up";
    const says = t(isUp ? "operator:health.cache.up" : "operator:health.cache.down", {
      kind: cacheNames[cache.kind],
    });
    return isUp
      ? { state: "good", says }
      : { state: "look", says, advice: t("operator:health.cache.advice") };
  },
  mail({ mail: { kind, waiting, tried } }) {
    if (kind !== "smtp") return { state: "good", says: t(`operator:health.mail.${kind}`) };
    const says = t("operator:health.mail.smtp", { count: waiting });
    if (tried === 0) return { state: "good", says };
    return { state: "look", says, advice: t("operator:health.mail.tried", { count: tried }) };
  },
  disk({ disk }) {
    if (!disk) return { state: "good", says: t("operator:health.disk.unknown") };
    const free = inNumber(Math.round(disk.freeBytes / 1e8) / 10);
    const total = inNumber(Math.round(disk.totalBytes / gigabyte));
    const says = t("operator:health.disk.free", { free, total });
    if (disk.freeBytes > 2 * gigabyte) return { state: "good", says };
    const state = disk.freeBytes > gigabyte / 2 ? "look" : "bad";
    return { state, says, advice: t("operator:health.disk.advice") };
  },
  version({ gateway: { version, node, runningForMs }, mode }) {
    const time = inTimeUnits(runningForMs);
    const values = { version, node: node.replace(/^v/, ""), time };
    return { state: "good", says: t(`operator:health.version.${mode}`, values) };
  },
};

/** The one that was seen last says for how long there has been none. */
function noWorker(
  [last]: OperatorHealth["workers"],
  mode: OperatorHealth["mode"],
): Pick<Finding, "says" | "advice"> {
  const says = last
    ? t("operator:health.workers.lastSeen", { ago: inTimeUnits(last.seenAgoMs) })
    : t("operator:health.workers.none");
  return { says, advice: t(`operator:health.workers.start.${mode}`) };
}

const brokerNames = {
  rabbitmq: "RabbitMQ",
  "in-process": t("operator:health.broker.inProcess"),
};
const cacheNames = { redis: "Redis", memory: t("operator:health.cache.memory") };

/** In the largest unit that fits, rounded down. */
function inTimeUnits(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 120) return inUnits(seconds, "second");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return inUnits(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? inUnits(hours, "hour") : inUnits(Math.floor(hours / 24), "day");
}
