/** What answering works with. */
import type { InstanceId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Broker } from "#platform/broker/broker.ts";
import type { Database } from "#platform/database/database.ts";
import type { Tracing } from "#platform/tracing/tracing.ts";
import type { Announcer } from "#replies/announce.ts";
import type { Dispatcher } from "#replies/dispatcher.ts";
import type { Vault } from "#vault/vault.ts";
import type { AnswerCounts } from "./answer-counts.ts";
import type { Attempts } from "./attempts.ts";
import type { WorkerEvents } from "./events.ts";
import type { AnswerSources } from "./plan-answer.ts";
import type { SoloGate } from "./solo-gate.ts";

export type WorkerParts = {
  instanceId: InstanceId;
  database: Database<Schema>;
  vault: Vault;
  broker: Broker;
  announce: Announcer;
  dispatcher: Dispatcher;
  sources: AnswerSources;
  attempts: Attempts;
  answerCounts: AnswerCounts;
  gate: SoloGate;
  /** Aborted when what is still under way is given up: nothing is begun any more. */
  closing: AbortSignal;
  events: WorkerEvents;
  tracing: Tracing;
};
