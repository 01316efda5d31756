/** How an attempt comes to its end: commit, then log and announce, then the next question of the chat session. */
import { crashPoint } from "#platform/crash-point.ts";
import { macsOf } from "#replies/cited-passages.ts";
import { failedEvent } from "#replies/end-event.ts";
import { type EndOutcome, fail, finish, tryLater } from "#replies/own-attempt.ts";
import type { ClaimedRow } from "#replies/reply-row.ts";
import { attemptsPerAsking, backOffMs, leaseMs } from "#replies/states.ts";
import { resultContext, type StoredResult } from "#replies/stored-answer.ts";
import { PersonErased } from "#vault/vault.ts";
import { stepSpan } from "./answer-spans.ts";
import { type Attempt, AttemptLost } from "./attempts.ts";
import { ModelFault } from "./language-model/language-model.ts";
import { after, untilDatabaseAnswers } from "./until-database-answers.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** The answer is whole. Throws AttemptLost when the reply is somebody else's. */
export async function complete(
  worker: WorkerParts,
  { own, person, writer, span }: Attempt,
  result: StoredResult,
): Promise<void> {
  const sealed = person.seal(JSON.stringify(result), resultContext(own.replyId));
  const cited = macsOf(worker.vault.masterKeys, result.citations);
  const outcome = await stepSpan(span, "finish reply").during(
    withinTheLease(() => finish(worker.database, own, sealed, cited)),
  );
  if (!outcome.mine) throw new AttemptLost("fenced");
  const { disposition, record } = result;
  const usage = record?.usage ?? { inputTokens: 0, outputTokens: 0, cached: false };
  crashPoint("finish-committed");
  worker.answerCounts.add(disposition);
  await writer.end({ type: "reply-end", disposition, usage });
  crashPoint("end-announced");
  publishPromoted(worker, outcome);
  worker.events.finished(own);
}

/** What becomes of an attempt that met a fault: lost, failed for good, or put off. */
export async function settleFault(
  worker: WorkerParts,
  row: ClaimedRow,
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
  await putOff(worker, underWay, reason, delayMs ?? backOffMs(attemptOfAsking(row)));
}

async function failNow(worker: WorkerParts, underWay: Attempt, reason: string): Promise<void> {
  const { own } = underWay;
  const outcome = await withinTheLease(() => fail(worker.database, own, reason));
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
  const outcome = await withinTheLease(() => tryLater(worker.database, own, reason, delayMs));
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
  await writer.end(failedEvent(reason));
  publishPromoted(worker, outcome);
  worker.events.failed({ ...own, reason });
}

function publishPromoted(worker: WorkerParts, { promoted }: EndOutcome): void {
  if (promoted) worker.dispatcher.publish(promoted);
  if (promoted) crashPoint("promoted-published");
}

/** A Retry counts anew. */
function attemptOfAsking({ attempt, attempt_limit }: ClaimedRow): number {
  return attempt - (attempt_limit - attemptsPerAsking);
}

/** So that a commit whose answer was lost is found done rather than done again. */
function withinTheLease<T>(work: () => Promise<T>): Promise<T> {
  return untilDatabaseAnswers(work, after(leaseMs));
}
