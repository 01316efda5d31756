/** What the gateway counts. One registry per gateway, so that two in one process don't mix. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";

export type GatewayMetrics = {
  registry: Registry;
  requests: Histogram<"method" | "route" | "status">;
  faults: Counter<"fault">;
  authEvents: Counter<"event" | "outcome">;
  cacheHits: Counter<"kind">;
  cacheMisses: Counter<"kind">;
  questionsAccepted: Counter;
  repliesDispatched: Counter;
  repliesStopped: Counter;
  repliesSwept: Counter<"outcome">;
  openStreams: Gauge;
  heldBytes: Gauge;
};

/** The kinds of values that are looked up in the cache before the database. */
export type CacheKind = "token-state" | "session";

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
    cacheHits: new Counter({
      name: "healify_cache_hits_total",
      help: "Look-ups that the cache answered: each saved a database read.",
      labelNames: ["kind"],
      registers,
    }),
    cacheMisses: new Counter({
      name: "healify_cache_misses_total",
      help: "Look-ups that went on to the database.",
      labelNames: ["kind"],
      registers,
    }),
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
    repliesSwept: new Counter({
      name: "healify_replies_swept_total",
      help: "Replies that the sweep published again, took from a silent worker, or failed.",
      labelNames: ["outcome"],
      registers,
    }),
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
