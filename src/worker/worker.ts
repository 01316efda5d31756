/** Builds the worker from what it is given: tests and all-in-one call this too. */
import { setTimeout as delay } from "node:timers/promises";
import { Registry } from "prom-client";
import {
  anyRequestMessageSchema,
  controlMessageSchema,
  type RequestMessage,
  requestMessageSchema,
} from "#contracts/broker-messages.ts";
import type { InstanceId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Library } from "#library/library.ts";
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";
import type { Broker, WorkDelivery } from "#platform/broker/broker.ts";
import type { Cache } from "#platform/cache/cache.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Database } from "#platform/database/database.ts";
import { Lifecycle } from "#platform/lifecycle.ts";
import type { Logger } from "#platform/logger.ts";
import { describeBuild } from "#platform/metrics.ts";
import type { Tracing } from "#platform/tracing/tracing.ts";
import { noTracing } from "#platform/tracing/tracing-none.ts";
import { createAnnouncer } from "#replies/announce.ts";
import { Dispatcher } from "#replies/dispatcher.ts";
import { putOff } from "#replies/sweep.ts";
import type { Vault } from "#vault/vault.ts";
import { AnswerCounts } from "./answer-counts.ts";
import { answerRequest } from "./answer-request.ts";
import { Attempts } from "./attempts.ts";
import { createWorkerEvents, type WorkerEvents } from "./events.ts";
import { FollowOperator } from "./follow-operator.ts";
import type { ModelInUse } from "./model-in-use.ts";
import { ResponseCache } from "./response-cache.ts";
import { SoloGate } from "./solo-gate.ts";
import { type LibraryNotes, SourcesNote } from "./sources-note.ts";
import { untilDatabaseAnswers } from "./until-database-answers.ts";
import type { WorkerParts } from "./worker-parts.ts";

const unknownVersionWaitMs = 60_000;

export type WorkerDeps = {
  instanceId: InstanceId;
  /** Answers at a time. */
  concurrency: number;
  database: Database<Schema>;
  vault: Vault;
  broker: Broker;
  cache: Cache;
  answerLog: AnswerLog;
  library: Library;
  model: ModelInUse;
  /** Told to the safety card and to readers of older answers; nothing is told when not given. */
  notes?: LibraryNotes;
  logger: Logger;
  /** Off when not given. */
  tracing?: Tracing;
  registry?: Registry;
};

export interface Worker {
  /** Takes no more, lets what is under way finish for `graceMs`, then gives it up: others take it over. */
  close(graceMs?: number): Promise<void>;
}

export async function createWorker(deps: WorkerDeps): Promise<Worker> {
  const registry = deps.registry ?? new Registry();
  const events = createWorkerEvents(deps.logger, registry);
  events.started(deps);
  describeBuild(registry, deps);
  const lifecycle = new Lifecycle((name, fault) => events.fault(`close ${name}`, fault));
  try {
    return await open(deps, events, lifecycle);
  } catch (fault) {
    await lifecycle.close();
    throw fault;
  }
}

async function open(deps: WorkerDeps, events: WorkerEvents, lifecycle: Lifecycle): Promise<Worker> {
  const { broker, database, vault, tracing = noTracing } = deps;
  const dispatched = {
    published: () => events.promotedDispatched(),
    fault: (fault: unknown) => events.fault("dispatch", fault),
  };
  const dispatcher = new Dispatcher(broker, database, dispatched, tracing);
  lifecycle.opened("dispatcher", () => dispatcher.close());
  const attempts = new Attempts(database, (fault) => events.fault("heartbeat", fault));
  lifecycle.opened("heartbeat", () => attempts.close());
  const answerCounts = new AnswerCounts(database, (fault) => events.fault("count answers", fault));
  lifecycle.opened("answer counts", () => answerCounts.close());
  if (deps.notes) {
    const { library, notes } = deps;
    const model = () => deps.model.told.id;
    const onFault = (fault: unknown) => events.fault("note sources", fault);
    const note = new SourcesNote({ database, vault, library, model, notes, onFault });
    lifecycle.opened("sources note", () => note.close());
  }
  const closing = new AbortController();
  const parts: WorkerParts = {
    instanceId: deps.instanceId,
    database,
    vault,
    broker,
    announce: createAnnouncer(deps.answerLog, broker),
    dispatcher,
    sources: {
      library: deps.library,
      get model() {
        return deps.model.current;
      },
      responses: new ResponseCache(deps.cache, vault.masterKeys),
    },
    attempts,
    answerCounts,
    gate: new SoloGate(),
    closing: closing.signal,
    events,
    tracing,
  };
  const onOperatorsFault = (fault: unknown) => events.fault("follow the operator", fault);
  const operator = new FollowOperator({ ...deps, onFault: onOperatorsFault });
  lifecycle.opened("operator", () => operator.close());
  const control = await broker.subscribeControl((body) => obey(parts, operator, body));
  lifecycle.opened("control", () => control.close());

  const underWay = new Set<Promise<void>>();
  const consumer = await broker.consumeWork(deps.concurrency, (delivery) => {
    const answered = receive(parts, delivery).catch((fault) =>
      events.fault("answer a request", fault),
    );
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered));
  });

  return {
    async close(graceMs = 10_000) {
      await consumer.stop();
      await settled(underWay, graceMs);
      closing.abort();
      attempts.loseAll("shutdown");
      await Promise.all(underWay);
      await lifecycle.close();
    },
  };
}

async function receive(parts: WorkerParts, delivery: WorkDelivery): Promise<void> {
  crashPoint("request-received");
  const message = readMessage(delivery.body);
  if (message) return answerRequest(parts, message, delivery);
  const other = readOtherVersion(delivery.body);
  // The row stays queued for a newer worker; a reject would come back within milliseconds.
  if (other) {
    await untilDatabaseAnswers(
      () => putOff(parts.database, other.replyId, unknownVersionWaitMs),
      () => parts.closing.aborted || delivery.lost.aborted,
    );
  }
  parts.events.requestIgnored(other ? "unknown-version" : "malformed");
  delivery.acknowledge();
}

function readMessage(body: string): RequestMessage | null {
  return requestMessageSchema.safeParse(parseJson(body)).data ?? null;
}

function readOtherVersion(body: string) {
  return anyRequestMessageSchema.safeParse(parseJson(body)).data ?? null;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Control messages only make things quicker: the database is looked at anyway. */
function obey({ attempts, vault }: WorkerParts, operator: FollowOperator, body: string): void {
  const message = controlMessageSchema.safeParse(parseJson(body)).data;
  if (message?.type === "reply-cancelled") attempts.cancel(message.replyId);
  if (message?.type === "person-erased") {
    vault.forget(message.userId);
    attempts.cancelPerson(message.userId);
  }
  if (message?.type === "model-changed") void operator.look();
}

/** Resolves once all have settled, or after `graceMs`. */
async function settled(underWay: ReadonlySet<Promise<void>>, graceMs: number): Promise<void> {
  const early = new AbortController();
  const late = delay(graceMs, undefined, { signal: early.signal }).catch(() => undefined);
  await Promise.race([Promise.all(underWay), late]);
  early.abort();
}
