/**
 * One request from its delivery to its acknowledgement:
 *
 *   claim → read → answer (log, then announce, as it comes) → commit → log → announce → acknowledge
 *
 * An attempt can be lost at any moment (fenced, cancelled, its delivery or its lease gone): then nothing more is
 * written for it. Whatever fails otherwise is stored as a failure, or put off for another attempt. What this worker
 * gives up because it closes is not acknowledged: the broker gives it to another at once.
 */
import type { RequestMessage } from "#contracts/broker-messages.ts";
import { instanceIdSchema } from "#contracts/ids.ts";
import type { WorkDelivery } from "#platform/broker/broker.ts";
import { crashPoint } from "#platform/crash-point.ts";
import { faultCode } from "#platform/logger.ts";
import type { Span } from "#platform/tracing/tracing.ts";
import { type ClaimOutcome, claim } from "#replies/claim.ts";
import type { ClaimedRow } from "#replies/reply-row.ts";
import { AnnouncementSpans, processSpan } from "#replies/reply-spans.ts";
import type { StoredResult } from "#replies/stored-answer.ts";
import { noteWordsSent } from "#replies/words-sent.ts";
import type { PersonSeal } from "#vault/vault.ts";
import { announceEnd } from "./announce-end.ts";
import { answerRecord } from "./answer-record.ts";
import { stepSpan, tracedSources } from "./answer-spans.ts";
import { type Attempt, AttemptLost, type LossReason } from "./attempts.ts";
import { complete, settleFault } from "./end-attempt.ts";
import { type BeforeSending, type PlannedAnswer, planAnswer } from "./plan-answer.ts";
import { type EarlyQuestion, findEarly, type Question, readQuestion } from "./question.ts";
import { ReplyWriter } from "./reply-writer.ts";
import { untilDatabaseAnswers } from "./until-database-answers.ts";
import type { WorkerParts } from "./worker-parts.ts";

/** Rejects only with what nobody foresaw. */
export async function answerRequest(
  worker: WorkerParts,
  message: RequestMessage,
  delivery: WorkDelivery,
): Promise<void> {
  const span = processSpan(worker.tracing, worker.broker, message);
  let leave = await worker.gate.enter(false);
  let handled: Handled = "done";
  const early = findEarly(worker.database, message.replyId);
  try {
    let outcome = await stepSpan(span, "claim reply").during(
      take(worker, message, delivery, false),
    );
    if (outcome.kind === "needs-solo") {
      leave();
      leave = await worker.gate.enter(true);
      outcome = await stepSpan(span, "claim reply").during(take(worker, message, delivery, true));
    }
    span.set({ "healify.claim": outcome.kind });
    handled = await handle({ worker, delivery, span, early }, outcome);
  } finally {
    leave();
    // Even after a fault: the row is queued or leased, and the sweep finds it.
    if (handled === "done") delivery.acknowledge();
    span.end();
    crashPoint("request-acknowledged");
  }
}

type Handled = "done" | "given-back";

/** One delivery, and what goes with it. */
type Handling = {
  worker: WorkerParts;
  delivery: WorkDelivery;
  span: Span;
  early: EarlyQuestion;
};
type Taken = ClaimOutcome | { kind: "given-back" };

/** Nothing is lost by waiting for the database: the delivery is still the broker's. */
async function take(
  worker: WorkerParts,
  { replyId, dispatch }: RequestMessage,
  { redelivered, lost }: WorkDelivery,
  solo: boolean,
): Promise<Taken> {
  const givenBack = () => worker.closing.aborted || lost.aborted;
  const request = { replyId, dispatch, redelivered, owner: worker.instanceId, solo };
  let unheard = false;
  const claimOnce = () => {
    const outcome = claim(worker.database, { ...request, unheard });
    unheard = true;
    return outcome;
  };
  if (givenBack()) return { kind: "given-back" };
  try {
    return await untilDatabaseAnswers(claimOnce, givenBack);
  } catch (fault) {
    if (givenBack()) return { kind: "given-back" };
    throw fault;
  }
}

async function handle(handling: Handling, outcome: Taken): Promise<Handled> {
  const { worker } = handling;
  switch (outcome.kind) {
    case "claimed":
      return answerClaimed(handling, outcome.row);
    case "failed-at-limit":
      crashPoint("limit-committed");
      if (outcome.promoted) worker.dispatcher.publish(outcome.promoted);
      await announceEnd(worker, outcome.row);
      worker.events.failed({ ...placeOf(outcome.row), reason: "attempts_used_up" });
      return "done";
    case "ended":
      await announceEnd(worker, outcome.row);
      return "done";
    case "given-back":
      return "given-back";
    case "needs-solo":
    case "refused":
      return "done";
    default:
      return outcome satisfies never;
  }
}

async function answerClaimed(handling: Handling, row: ClaimedRow): Promise<Handled> {
  const { worker, delivery, span, early } = handling;
  crashPoint("claim-committed");
  worker.events.claimed({ ...placeOf(row), redelivered: delivery.redelivered });
  let underWay: Attempt | null = null;
  try {
    underWay = begin(worker, row, await worker.vault.person(row.user_id), delivery, span);
    await answer(worker, row, underWay, early);
  } catch (fault) {
    span.fail(faultCode(fault));
    await settleFault(worker, row, underWay, fault);
  } finally {
    underWay?.writer.abandon();
    if (underWay) worker.attempts.remove(underWay);
    worker.events.released();
  }
  return isGivenBack(underWay) ? "given-back" : "done";
}

const placeOf = ({ id, attempt }: Pick<ClaimedRow, "id" | "attempt">) => ({ replyId: id, attempt });

function isGivenBack(underWay: Attempt | null): boolean {
  const reason: unknown = underWay?.signal.reason;
  return reason instanceof AttemptLost && reason.reason === "shutdown";
}

function begin(
  worker: WorkerParts,
  row: ClaimedRow,
  person: PersonSeal,
  delivery: WorkDelivery,
  span: Span,
): Attempt {
  const abort = new AbortController();
  const lose = (reason: LossReason) => abort.abort(new AttemptLost(reason));
  if (delivery.lost.aborted) lose("delivery-lost");
  else delivery.lost.addEventListener("abort", () => lose("delivery-lost"), { once: true });
  if (worker.closing.aborted) lose("shutdown");
  const spans = span.recorded ? new AnnouncementSpans(span, worker.broker) : undefined;
  const replyTo = instanceIdSchema.parse(row.reply_to);
  const audience = { replyId: row.id, replyTo, person, spans };
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
    span,
    lose,
    renewedAt: performance.now(),
  };
  worker.attempts.add(underWay);
  return underWay;
}

async function answer(
  worker: WorkerParts,
  row: ClaimedRow,
  underWay: Attempt,
  early: EarlyQuestion,
): Promise<void> {
  const { writer, signal, person, span } = underWay;
  const startedAt = performance.now();
  if (row.attempt > 1) writer.write({ type: "reply-reset", attempt: row.attempt });
  const question = await stepSpan(span, "read question").during(
    readQuestion(worker.database, row, person, early),
  );
  if (!question) throw new AttemptLost("cancelled");
  signal.throwIfAborted();
  const planned = await planAnswer(
    tracedSources(worker.sources, span),
    question,
    signal,
    sendingOf(worker, underWay),
  );
  worker.events.answerPlanned({ by: planned.model, cache: planned.cache });
  writer.write({
    type: "reply-start",
    replyId: row.id,
    attempt: row.attempt,
    model: planned.model,
    libraryVersion: planned.libraryVersion,
  });
  if (question.triage.disposition !== null)
    writer.write({ type: "triage-found", ...question.triage });

  let usage = { inputTokens: 0, outputTokens: 0, cached: planned.cache === "hit" };
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
  crashPoint("answer-flushed");
  await complete(worker, underWay, resultOf(underWay, question, planned, usage));
}

/** Notes where the words go; gives up once the attempt is lost. */
function sendingOf({ database }: WorkerParts, { own, person, signal }: Attempt): BeforeSending {
  return ({ id: model, place }) => {
    const sent = { attempt: own.attempt, model, place, at: new Date().toISOString() };
    const note = () => noteWordsSent(database, own.replyId, person, sent);
    return untilDatabaseAnswers(note, () => signal.aborted);
  };
}

function resultOf(
  { writer }: Attempt,
  { triage, used }: Question,
  planned: PlannedAnswer,
  usage: NonNullable<StoredResult["record"]>["usage"],
): StoredResult {
  const { disposition } = triage;
  const { answer } = writer;
  return {
    ...answer,
    disposition,
    triage: disposition === null ? null : triage,
    record: { ...answerRecord(planned, triage, answer.text, usage), used },
    endSeq: writer.endSeq,
  };
}
