/** What the chat's use cases work with. */
import type { InstanceId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";
import type { Cache } from "#platform/cache/cache.ts";
import type { Database } from "#platform/database/database.ts";
import type { Limits } from "#platform/limits/limits.ts";
import type { Announcer } from "#replies/announce.ts";
import type { Dispatcher } from "#replies/dispatcher.ts";
import type { RuleReviewers } from "#safety/rules/reviewers.ts";
import type { Vault } from "#vault/vault.ts";
import type { ControlChannel } from "../control.ts";
import type { GatewayEvents } from "../events.ts";
import type { PeopleStore } from "../profile/people-store.ts";
import type { ProfileStore } from "../profile/profile-store.ts";
import type { SessionMemory } from "./session-memory.ts";
import type { ReaderHub } from "./streams/reader-hub.ts";

export type ChatLimits = { questionsPerMinute: number; waitingQuestions: number };

export type ChatDependencies = {
  instanceId: InstanceId;
  limits: Limits;
  chatLimits: ChatLimits;
  database: Database<Schema>;
  vault: Vault;
  cache: Cache;
  answerLog: AnswerLog;
  announce: Announcer;
  dispatcher: Dispatcher;
  hub: ReaderHub;
  control: ControlChannel;
  memory: SessionMemory;
  profiles: ProfileStore;
  people: PeopleStore;
  reviewers: RuleReviewers;
  events: GatewayEvents;
};
