/** One function per business event, feeding log and metric: ids only, never a person's words. */
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { ReplyId } from "#contracts/ids.ts";
import { faultFields, type Logger } from "#platform/logger.ts";
import type { LossReason } from "./attempts.ts";

type Attempted = { replyId: ReplyId; attempt: number };

export type WorkerEvents = ReturnType<typeof createWorkerEvents>;

export function createWorkerEvents(logger: Logger, registry: Registry) {
  const registers = [registry];
  const claimed = new Counter({
    name: "healify_replies_claimed_total",
    help: "Replies that this worker took, by whether another worker had had it before.",
    labelNames: ["first"],
    registers,
  });
  const ended = new Counter({
    name: "healify_replies_ended_total",
    help: "Attempts that came to an end, by how.",
    labelNames: ["outcome", "reason"],
    registers,
  });
  const firstToken = new Histogram({
    name: "healify_first_token_seconds",
    help: "From claiming a reply to its first words.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const responses = new Counter({
    name: "healify_response_cache_total",
    help: "Questions that might be answered from the response cache, by whether they were.",
    labelNames: ["outcome"],
    registers,
  });
  const promoted = new Counter({
    name: "healify_replies_promoted_total",
    help: "Questions that were published when the one before them in their chat session had ended.",
    registers,
  });
  const answersMade = new Counter({
    name: "healify_answers_made_total",
    help: "Answers that were made rather than taken from the cache, by what made them.",
    labelNames: ["by"],
    registers,
  });
  const underWay = new Gauge({
    name: "healify_answers_under_way",
    help: "Replies that this worker is answering.",
    registers,
  });

  return {
    claimed({ replyId, attempt }: Attempted): void {
      claimed.inc({ first: String(attempt === 1) });
      underWay.inc();
      logger.info({ replyId, attempt }, "reply claimed");
    },
    released(): void {
      underWay.dec();
    },
    answerPlanned({ by, cache }: { by: string; cache: "hit" | "miss" | "none" }): void {
      if (cache !== "none") responses.inc({ outcome: cache });
      if (cache !== "hit") answersMade.inc({ by });
    },
    /** The broker has confirmed the publish of the next question of a chat session. */
    promotedDispatched(): void {
      promoted.inc();
    },
    firstToken(seconds: number): void {
      firstToken.observe(seconds);
    },
    finished(reply: Attempted): void {
      ended.inc({ outcome: "completed", reason: "" });
      logger.info(reply, "reply completed");
    },
    failed(reply: Attempted & { reason: string }): void {
      ended.inc({ outcome: "failed", reason: reply.reason });
      logger.warn(reply, "reply failed");
    },
    putOff(reply: Attempted & { reason: string; delayMs: number }): void {
      ended.inc({ outcome: "put-off", reason: reply.reason });
      logger.warn(reply, "reply put off");
    },
    lost(reply: Attempted & { reason: LossReason }): void {
      ended.inc({ outcome: "lost", reason: reply.reason });
      logger.warn(reply, "attempt lost");
    },
    requestIgnored(reason: "malformed" | "unknown-version"): void {
      ended.inc({ outcome: "ignored", reason });
      logger.warn({ reason }, "request ignored");
    },
    fault(work: string, fault: unknown): void {
      logger.error({ work, ...faultFields(fault) }, "fault met");
    },
  };
}
