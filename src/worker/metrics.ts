/** What the worker counts. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { cacheCounters } from "#platform/metrics.ts";
import { replyCounters } from "#replies/reply-counters.ts";

export function createWorkerMetrics(registry: Registry) {
  const registers = [registry];
  return {
    claimed: new Counter({
      name: "healify_replies_claimed_total",
      help: "Attempts that a worker began, by whether it was the reply's first.",
      labelNames: ["first"],
      registers,
    }),
    firstToken: new Histogram({
      name: "healify_first_token_seconds",
      help: "From claiming a reply to its first words.",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    finished: new Counter({
      name: "healify_replies_finished_total",
      help: "Replies that were answered in full and stored.",
      registers,
    }),
    /** Shared with the gateway. */
    replies: replyCounters(registry),
    putOff: new Counter({
      name: "healify_attempts_put_off_total",
      help: "Attempts that met a fault worth another attempt, by its code.",
      labelNames: ["reason"],
      registers,
    }),
    lost: new Counter({
      name: "healify_attempts_lost_total",
      help: "Attempts that were given up, by why: fenced by another worker, cancelled, and so on.",
      labelNames: ["reason"],
      registers,
    }),
    ignored: new Counter({
      name: "healify_requests_ignored_total",
      help: "Broker messages that this version can't read, by why.",
      labelNames: ["reason"],
      registers,
    }),
    promoted: new Counter({
      name: "healify_replies_promoted_total",
      help: "Questions that were published when the one before them in their chat session had ended.",
      registers,
    }),
    cache: cacheCounters(registry, ["response"]),
    answersMade: new Counter({
      name: "healify_answers_made_total",
      help: "Answers that were made rather than taken from the cache, by what made them.",
      labelNames: ["by"],
      registers,
    }),
    underWay: new Gauge({
      name: "healify_answers_under_way",
      help: "Replies that are being answered.",
      registers,
    }),
    concurrency: new Gauge({
      name: "healify_answers_limit",
      help: "How many replies this worker answers at a time.",
      registers,
    }),
    faults: new Counter({
      name: "healify_worker_faults_total",
      help: "What failed in a worker through no fault of the person or the model.",
      labelNames: ["fault"],
      registers,
    }),
  };
}
