/**
 * One request from its delivery to its acknowledgement:
 *
 *   claim → read → answer (log, then announce, as it comes) → commit → log → announce → acknowledge
 *
 * An attempt can be lost at any moment (fenced, cancelled, its delivery or its lease gone): then nothing more is
 * written for it. Whatever fails otherwise is stored as a failure, or put off for another attempt.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { RequestMessage } from "#contracts/broker-messages.ts";
import { instanceIdSchema } from "#contracts/ids.ts";
import type { WorkDelivery } from "#platform/broker/broker.ts";
import { crashPoint } from "#platform/crash-point.ts";
import { isDatabaseUnavailable } from "#platform/database/database-fault.ts";
import { type ClaimOutcome, claim } from "#replies/claim.ts";
import { endEvent, failedEvent } from "#replies/end-event.ts";
import { type EndOutcome, fail, finish, tryLater } from "#replies/own-attempt.ts";
import type { EndedRow, ReplyRow } from "#replies/reply-row.ts";
import { backOffMs, hasEnded, leaseMs } from "#replies/states.ts";
import { resultContext, type StoredResult, storedResultSchema } from "#replies/stored-answer.ts";
import { PersonErased, type PersonSeal } from "#vault/vault.ts";
import { type Attempt, AttemptLost, type LossReason } from "./attempts.ts";
import { ModelFault } from "./language-model/language-model.ts";
import { type PlannedAnswer, planAnswer } from "./plan-answer.ts";
import { type Question, readQuestion } from "./question.ts";
import { ReplyWriter } from "./reply-writer.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** Rejects only with what nobody foresaw. */
export async function answerRequest(
  worker: WorkerParts,
  message: RequestMessage,
  delivery: WorkDelivery,
): Promise<void> {
  let leave = await worker.gate.enter(false);
  try {
    let outcome = await take(worker, message, delivery, false);
    if (outcome.kind === "needs-solo") {
      leave();
      leave = await worker.gate.enter(true);
      outcome = await take(worker, message, delivery, true);
    }
    await handle(worker, outcome, delivery);
  } finally {
    leave();
    // Even after a fault: the row is queued or leased, and the sweep finds it.
    delivery.acknowledge();
    crashPoint("request-acknowledged");
  }
}

function take(
  worker: WorkerParts,
  { replyId, dispatch }: RequestMessage,
  { redelivered }: WorkDelivery,
  solo: boolean,
): Promise<ClaimOutcome> {
  const owner = worker.instanceId;
  return untilTheDatabaseAnswers(() =>
    claim(worker.database, { replyId, dispatch, redelivered, owner, solo }),
  );
}

async function handle(
  worker: WorkerParts,
  outcome: ClaimOutcome,
  delivery: WorkDelivery,
): Promise<void> {
  switch (outcome.kind) {
    case "claimed":
      return answerClaimed(worker, outcome.row, delivery);
    case "failed-at-limit":
      crashPoint("limit-committed");
      await announceEnd(worker, outcome.row);
      if (outcome.promoted) worker.dispatcher.publish(outcome.promoted);
      return;
    case "ended":
      return announceEnd(worker, outcome.row);
    case "needs-solo":
    case "refused":
      return;
    default:
      return outcome satisfies never;
  }
}

async function answerClaimed(
  worker: WorkerParts,
  row: ReplyRow,
  delivery: WorkDelivery,
): Promise<void> {
  crashPoint("claim-committed");
  const { id: replyId, attempt } = row;
  worker.events.claimed({ replyId, attempt });
  let underWay: Attempt | null = null;
  try {
    underWay = begin(worker, row, await worker.vault.person(row.user_id), delivery);
    await answer(worker, row, underWay);
  } catch (fault) {
    await settleFault(worker, row, underWay, fault);
  } finally {
    underWay?.writer.abandon();
    if (underWay) worker.attempts.remove(underWay);
    worker.events.released();
  }
}

function begin(
  worker: WorkerParts,
  row: ReplyRow,
  person: PersonSeal,
  delivery: WorkDelivery,
): Attempt {
  const abort = new AbortController();
  const lose = (reason: LossReason) => abort.abort(new AttemptLost(reason));
  if (delivery.lost.aborted) lose("delivery-lost");
  else delivery.lost.addEventListener("abort", () => lose("delivery-lost"), { once: true });
  const audience = { replyId: row.id, replyTo: instanceIdSchema.parse(row.reply_to), person };
  const underWay: Attempt = {
    own: {
      replyId: row.id,
      sessionId: row.session_id,
      attempt: row.attempt,
      owner: worker.instanceId,
    },
    userId: row.user_id,
    person,
    writer: new ReplyWriter(worker.announce, audience, row.attempt, () => lose("fenced")),
    signal: abort.signal,
    lose,
    renewedAt: performance.now(),
  };
  worker.attempts.add(underWay);
  return underWay;
}

async function answer(worker: WorkerParts, row: ReplyRow, underWay: Attempt): Promise<void> {
  const { writer, signal, person } = underWay;
  const startedAt = performance.now();
  if (row.attempt > 1) writer.write({ type: "reply-reset", attempt: row.attempt });
  const question = await readQuestion(worker.database, row, person);
  if (!question) throw new AttemptLost("cancelled");
  const planned = await planAnswer(worker.sources, question, signal);
  worker.events.answerPlanned({ by: planned.model, cached: planned.cached });
  writer.write({
    type: "reply-start",
    replyId: row.id,
    attempt: row.attempt,
    model: planned.model,
    libraryVersion: planned.libraryVersion,
  });
  if (question.triage.disposition !== null)
    writer.write({ type: "triage-found", ...question.triage });

  let usage = { inputTokens: 0, outputTokens: 0, cached: planned.cached };
  let silent = true;
  for await (const part of planned.answer) {
    signal.throwIfAborted();
    if (part.type === "usage") {
      usage = { ...usage, inputTokens: part.inputTokens, outputTokens: part.outputTokens };
      continue;
    }
    writer.write(part);
    if (silent && part.type === "reply-delta") {
      silent = false;
      worker.events.firstToken((performance.now() - startedAt) / 1000);
    }
  }
  signal.throwIfAborted();
  await writer.flush();
  signal.throwIfAborted();
  await complete(worker, underWay, resultOf(underWay, question, planned, usage));
}

function resultOf(
  { writer }: Attempt,
  { triage }: Question,
  { model, promptVersion, libraryVersion }: PlannedAnswer,
  usage: NonNullable<StoredResult["record"]>["usage"],
): StoredResult {
  const { rulesVersion, disposition } = triage;
  return {
    ...writer.answer,
    disposition,
    triage: disposition === null ? null : triage,
    record: { model, promptVersion, libraryVersion, rulesVersion, usage },
    endSeq: writer.endSeq,
  };
}

/** Commit, then log and announce, then the next question of the session. */
async function complete(
  worker: WorkerParts,
  { own, person, writer }: Attempt,
  result: StoredResult,
): Promise<void> {
  const sealed = person.seal(JSON.stringify(result), resultContext(own.replyId));
  const outcome = await untilTheDatabaseAnswers(() => finish(worker.database, own, sealed));
  if (!outcome.mine) throw new AttemptLost("fenced");
  const { disposition, record } = result;
  const usage = record?.usage ?? { inputTokens: 0, outputTokens: 0, cached: false };
  crashPoint("finish-committed");
  await writer.end({ type: "reply-end", disposition, usage });
  crashPoint("end-announced");
  publishPromoted(worker, outcome);
  worker.events.finished(own);
}

async function settleFault(
  worker: WorkerParts,
  row: ReplyRow,
  underWay: Attempt | null,
  fault: unknown,
): Promise<void> {
  const { id: replyId, attempt } = row;
  const lost = underWay?.signal.aborted ? underWay.signal.reason : fault;
  if (lost instanceof AttemptLost)
    return worker.events.lost({ replyId, attempt, reason: lost.reason });
  if (fault instanceof PersonErased || !underWay) {
    if (!(fault instanceof PersonErased)) worker.events.fault("open the question", fault);
    return worker.events.lost({ replyId, attempt, reason: "cancelled" });
  }
  if (!(fault instanceof ModelFault)) worker.events.fault("answer", fault);
  const reason = fault instanceof ModelFault ? fault.code : "internal";
  if (fault instanceof ModelFault && !fault.retryable) return failNow(worker, underWay, reason);
  const delayMs = fault instanceof ModelFault ? fault.retryAfterMs : undefined;
  await putOff(worker, underWay, reason, delayMs ?? backOffMs(attempt));
}

async function failNow(worker: WorkerParts, underWay: Attempt, reason: string): Promise<void> {
  const { own } = underWay;
  const outcome = await untilTheDatabaseAnswers(() => fail(worker.database, own, reason));
  crashPoint("fail-committed");
  await tellFailure(worker, underWay, reason, outcome);
}

async function putOff(
  worker: WorkerParts,
  underWay: Attempt,
  reason: string,
  delayMs: number,
): Promise<void> {
  const { own } = underWay;
  const outcome = await untilTheDatabaseAnswers(() =>
    tryLater(worker.database, own, reason, delayMs),
  );
  crashPoint("try-later-committed");
  if (outcome.failed) return tellFailure(worker, underWay, reason, outcome);
  if (outcome.mine) worker.events.putOff({ ...own, reason, delayMs });
  else worker.events.lost({ ...own, reason: "fenced" });
}

async function tellFailure(
  worker: WorkerParts,
  { own, writer }: Attempt,
  reason: string,
  outcome: EndOutcome,
): Promise<void> {
  if (!outcome.mine) return worker.events.lost({ ...own, reason: "fenced" });
  await writer.flush();
  await writer.end(failedEvent(reason));
  publishPromoted(worker, outcome);
  worker.events.failed({ ...own, reason });
}

function publishPromoted(worker: WorkerParts, { promoted }: EndOutcome): void {
  if (promoted) worker.dispatcher.publish(promoted);
  if (promoted) crashPoint("promoted-published");
}

/** Told once more to whoever missed it; the log refuses what it already holds, and readers drop it. */
async function announceEnd(worker: WorkerParts, row: EndedRow): Promise<void> {
  try {
    const person = await worker.vault.person(row.user_id);
    const stored = await worker.database.read
      .selectFrom("replies")
      .select(["attempt", "result_sealed"])
      .where("id", "=", row.id)
      .executeTakeFirst();
    if (!stored || stored.attempt !== row.attempt) return;
    const result = stored.result_sealed
      ? storedResultSchema.parse(
          JSON.parse(person.open(stored.result_sealed, resultContext(row.id))),
        )
      : null;
    if (!hasEnded(row.state)) return;
    const event = endEvent(row.state, { error: row.error, result });
    const audience = { replyId: row.id, replyTo: instanceIdSchema.parse(row.reply_to), person };
    const seq = result?.endSeq ?? 1;
    await worker.announce(audience, [{ attempt: row.attempt, seq, event }]);
  } catch (fault) {
    // Readers look at the row once a second: this was only quicker.
    if (!(fault instanceof PersonErased)) worker.events.fault("announce an end", fault);
  }
}

/** Within the lease, so that a commit whose answer was lost is found done rather than done again. */
async function untilTheDatabaseAnswers<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + leaseMs;
  for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
    try {
      return await work();
    } catch (fault) {
      if (!isDatabaseUnavailable(fault) || performance.now() > giveUpAt) throw fault;
      await delay(pause);
    }
  }
}
