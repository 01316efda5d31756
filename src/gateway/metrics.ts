/** What the gateway counts. One registry per gateway, so that two in one process don't mix. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { cacheCounters } from "#platform/metrics.ts";
import { replyCounters } from "#replies/reply-counters.ts";

export type GatewayMetrics = {
  registry: Registry;
  requests: Histogram<"method" | "route" | "status">;
  requestsInFlight: Gauge;
  faults: Counter<"fault">;
  authEvents: Counter<"event" | "outcome">;
  cache: { hits: Counter<"cache">; misses: Counter<"cache"> };
  questionsAccepted: Counter;
  repliesDispatched: Counter;
  repliesStopped: Counter;
  repliesRepublished: Counter;
  replies: { takenOver: Counter<"by">; failed: Counter<"reason"> };
  openStreams: Gauge;
  heldBytes: Gauge;
};

/** The kinds of values that are looked up in the cache before the database. */
const cacheKinds = ["token-state", "session"] as const;
export type CacheKind = (typeof cacheKinds)[number];

export function createGatewayMetrics(registry: Registry): GatewayMetrics {
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: "healify_http_request_duration_seconds",
      help: "Time from a request's arrival to the end of its answer.",
      labelNames: ["method", "route", "status"],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
      registers,
    }),
    requestsInFlight: new Gauge({
      name: "healify_http_requests_in_flight",
      help: "Requests whose answer is not over, open streams among them.",
      registers,
    }),
    faults: new Counter({
      name: "healify_gateway_faults_total",
      help: "Requests that failed through no fault of the client.",
      labelNames: ["fault"],
      registers,
    }),
    authEvents: new Counter({
      name: "healify_auth_events_total",
      help: "Sign-ups, sign-ins, refreshes, revocations, by outcome.",
      labelNames: ["event", "outcome"],
      registers,
    }),
    cache: cacheCounters(registry, cacheKinds),
    questionsAccepted: new Counter({
      name: "healify_questions_accepted_total",
      help: "Questions that were stored.",
      registers,
    }),
    repliesDispatched: new Counter({
      name: "healify_replies_dispatched_total",
      help: "Publishes of requests that the broker confirmed.",
      registers,
    }),
    repliesStopped: new Counter({
      name: "healify_replies_stopped_total",
      help: "Replies that their readers stopped.",
      registers,
    }),
    repliesRepublished: new Counter({
      name: "healify_replies_republished_total",
      help: "Replies that the sweep published, because their publish was lost or they were not claimed.",
      registers,
    }),
    replies: replyCounters(registry),
    openStreams: new Gauge({
      name: "healify_open_streams",
      help: "Readers that are connected to a reply's events.",
      registers,
    }),
    heldBytes: new Gauge({
      name: "healify_streams_held_bytes",
      help: "What was sent to readers and not taken by them yet.",
      registers,
    }),
  };
}
