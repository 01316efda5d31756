/**
 * How much is on its way, looked up when somebody scrapes and at most every 5 s, whoever asks: nothing of it costs a
 * question anything. Every gateway tells the same, because all look at one database and one broker.
 */
import { setTimeout as delay } from "node:timers/promises";
import { Gauge, type Registry } from "prom-client";
import type { QueueDepths } from "#platform/broker/broker.ts";
import type { Queue } from "#replies/read-queue.ts";

const lookAtMostEveryMs = 5000;
/** A scrape doesn't wait longer for a database or a broker that is frozen. */
const lookWithinMs = 2000;

/** Each may reject: then there is no value. */
export type QueueLooks = { queue(): Promise<Queue>; depths(): Promise<QueueDepths> };

export function createQueueMetrics(registry: Registry, looks: QueueLooks): void {
  const queue = remembered(looks.queue);
  const depths = remembered(looks.depths);
  const registers = [registry];
  new Gauge({
    name: "healify_questions",
    help: "Questions that are not at their end, by where they stand.",
    labelNames: ["state"],
    registers,
    async collect() {
      const now = await queue();
      this.reset();
      if (!now) return;
      for (const state of ["waiting", "queued", "answering"] as const) {
        this.set({ state }, now[state]);
      }
    },
  });
  new Gauge({
    name: "healify_oldest_queued_question_seconds",
    help: "For how long the question that has waited longest for a worker has been ready.",
    registers,
    async collect() {
      const now = await queue();
      // Where nobody knows there is no value, which is not a wait of 0 s.
      if (now) this.set(now.oldestMs / 1000);
      else this.remove();
    },
  });
  new Gauge({
    name: "healify_broker_messages",
    help: "Messages in the broker's queues that no worker holds: requests, and those that were given up on.",
    labelNames: ["queue"],
    registers,
    async collect() {
      const now = await depths();
      this.reset();
      if (!now) return;
      this.set({ queue: "requests" }, now.work);
      this.set({ queue: "dead" }, now.dead);
    },
  });
}

/** Null where it could not be had, or not in time. Asked again only after a while. */
function remembered<T>(look: () => Promise<T>): () => Promise<T | null> {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let last: Promise<T | null> = Promise.resolve(null);
  return () => {
    const now = performance.now();
    if (now - lookedAt < lookAtMostEveryMs) return last;
    lookedAt = now;
    const late = delay(lookWithinMs, null, { ref: false });
    last = Promise.race([look().catch(() => null), late]);
    return last;
  };
}
