/** Steps that take a lost worker to be seen: what each of them counts. */
import { Registry } from "prom-client";
import { uuidv7 } from "uuidv7";
import { beforeEach, expect, it } from "vitest";
import { replyIdSchema } from "#contracts/ids.ts";
import { createGatewayEvents } from "#gateway/events.ts";
import { createGatewayMetrics } from "#gateway/metrics.ts";
import { createLogger } from "#platform/logger.ts";
import { createWorkerEvents } from "#worker/events.ts";

const logger = createLogger("silent");
const replyId = replyIdSchema.parse(uuidv7());
let registry: Registry;

beforeEach(() => {
  registry = new Registry();
});

async function lines(name: string): Promise<string[]> {
  const text = await registry.getSingleMetricAsString(name);
  return text.split("\n").filter((line) => line.startsWith(name));
}

it("counts as taken over what a lost worker had begun, not what was only delivered again", async () => {
  const worker = createWorkerEvents(logger, registry);
  worker.claimed({ replyId, attempt: 1, redelivered: false });
  worker.claimed({ replyId, attempt: 1, redelivered: true });
  worker.claimed({ replyId, attempt: 2, redelivered: false });
  worker.claimed({ replyId, attempt: 2, redelivered: true });
  expect(await lines("healify_replies_taken_over_total")).toEqual([
    'healify_replies_taken_over_total{by="redelivery"} 1',
  ]);
});

it("counts what the sweep mends by what had been lost", async () => {
  const gateway = createGatewayEvents(logger, createGatewayMetrics(registry));
  gateway.repliesSwept({ dispatched: 5, takenOver: 2, failed: 1 });
  expect(await lines("healify_replies_republished_total")).toEqual([
    "healify_replies_republished_total 3",
  ]);
  expect(await lines("healify_replies_taken_over_total")).toEqual([
    'healify_replies_taken_over_total{by="sweep"} 2',
  ]);
  expect(await lines("healify_replies_failed_total")).toEqual([
    'healify_replies_failed_total{reason="attempts_used_up"} 1',
  ]);
});

it("counts for both services together where one process is both", async () => {
  const gateway = createGatewayEvents(logger, createGatewayMetrics(registry));
  const worker = createWorkerEvents(logger, registry);
  worker.failed({ replyId, attempt: 1, reason: "attempts_used_up" });
  gateway.repliesSwept({ dispatched: 0, takenOver: 0, failed: 1 });
  expect(await lines("healify_replies_failed_total")).toEqual([
    'healify_replies_failed_total{reason="attempts_used_up"} 2',
  ]);
});
