/** What gateway and worker both count of replies: either may find that a worker was lost, or that an answer failed. */
import type { Registry } from "prom-client";
import { sharedCounter } from "#platform/metrics.ts";

export function replyCounters(registry: Registry) {
  return {
    takenOver: sharedCounter(registry, {
      name: "healify_replies_taken_over_total",
      help: "Replies whose worker was lost, by what noticed: the broker's redelivery, or the sweep.",
      labelNames: ["by"] as const,
    }),
    failed: sharedCounter(registry, {
      name: "healify_replies_failed_total",
      help: "Replies that failed for good, by the code of the reason.",
      labelNames: ["reason"] as const,
    }),
  };
}
