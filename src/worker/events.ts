/** One function per business event, feeding log and metric: ids only, never a person's words. */
import type { Registry } from "prom-client";
import type { ReplyId } from "#contracts/ids.ts";
import { faultFields, type Logger } from "#platform/logger.ts";
import type { LossReason } from "./attempts.ts";
import { createWorkerMetrics } from "./metrics.ts";

type Attempted = { replyId: ReplyId; attempt: number };

export type WorkerEvents = ReturnType<typeof createWorkerEvents>;

export function createWorkerEvents(logger: Logger, registry: Registry) {
  const metrics = createWorkerMetrics(registry);
  return {
    started({ concurrency }: { concurrency: number }): void {
      metrics.concurrency.set(concurrency);
    },
    /** `redelivered`: the broker had given the request to a worker that it lost. */
    claimed({ replyId, attempt, redelivered }: Attempted & { redelivered: boolean }): void {
      metrics.claimed.inc({ first: String(attempt === 1) });
      if (redelivered && attempt > 1) metrics.replies.takenOver.inc({ by: "redelivery" });
      metrics.underWay.inc();
      logger.info({ replyId, attempt }, "reply claimed");
    },
    released(): void {
      metrics.underWay.dec();
    },
    answerPlanned({ by, cache }: { by: string; cache: "hit" | "miss" | "none" }): void {
      if (cache === "hit") metrics.cache.hits.inc({ cache: "response" });
      if (cache === "miss") metrics.cache.misses.inc({ cache: "response" });
      if (cache !== "hit") metrics.answersMade.inc({ by });
    },
    /** The broker has confirmed the publish of the next question of a chat session. */
    promotedDispatched(): void {
      metrics.promoted.inc();
    },
    firstToken(seconds: number): void {
      metrics.firstToken.observe(seconds);
    },
    finished(reply: Attempted): void {
      metrics.finished.inc();
      logger.info(reply, "reply completed");
    },
    failed(reply: Attempted & { reason: string }): void {
      metrics.replies.failed.inc({ reason: reply.reason });
      logger.warn(reply, "reply failed");
    },
    putOff(reply: Attempted & { reason: string; delayMs: number }): void {
      metrics.putOff.inc({ reason: reply.reason });
      logger.warn(reply, "reply put off");
    },
    lost(reply: Attempted & { reason: LossReason }): void {
      metrics.lost.inc({ reason: reply.reason });
      logger.warn(reply, "attempt lost");
    },
    requestIgnored(reason: "malformed" | "unknown-version"): void {
      metrics.ignored.inc({ reason });
      logger.warn({ reason }, "request ignored");
    },
    fault(work: string, fault: unknown): void {
      const fields = faultFields(fault);
      metrics.faults.inc({ fault: fields.fault });
      logger.error({ work, ...fields }, "fault met");
    },
  };
}
