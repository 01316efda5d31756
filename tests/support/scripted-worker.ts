/** A worker that does to one reply what a test tells it, through the same doors as the real one. */
import { type InstanceId, instanceIdSchema, type ReplyId, replyIdSchema } from "#contracts/ids.ts";
import { type Citation, citationSchema } from "#contracts/passage.ts";
import type { Schema } from "#database/schema.ts";
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";
import type { Broker } from "#platform/broker/broker.ts";
import type { Database } from "#platform/database/database.ts";
import { type Announcer, createAnnouncer } from "#replies/announce.ts";
import { claim } from "#replies/claim.ts";
import { failedEvent } from "#replies/end-event.ts";
import { fail, finish, heartbeat, type OwnAttempt, tryLater } from "#replies/own-attempt.ts";
import { checkpointContext, resultContext, type StoredResult } from "#replies/stored-answer.ts";
import type { PersonSeal, Vault } from "#vault/vault.ts";
import { ReplyWriter } from "#worker/reply-writer.ts";
import { newInstance } from "./reply-scene.ts";

export type ScriptedParts = {
  database: Database<Schema>;
  vault: Vault;
  answerLog: AnswerLog;
  broker: Broker;
};

const usage = { inputTokens: 3, outputTokens: 5, cached: false };

export const sampleCitation = (n: number): Citation =>
  citationSchema.parse({
    n,
    title: `Page ${n}`,
    publisher: "Publisher",
    url: `https://example.org/${n}`,
    passageId: n.toString(16).padStart(16, "0"),
    quote: `What page ${n} says.`,
  });

/** One attempt that it has claimed. */
export class ScriptedAttempt {
  readonly own: OwnAttempt;
  readonly writer: ReplyWriter;
  readonly #parts: ScriptedParts;
  readonly #person: PersonSeal;
  fenced = false;

  constructor(
    parts: ScriptedParts,
    person: PersonSeal,
    own: OwnAttempt,
    replyTo: InstanceId,
    announce: Announcer,
  ) {
    this.#parts = parts;
    this.#person = person;
    this.own = own;
    const audience = { replyId: own.replyId, replyTo, person };
    this.writer = new ReplyWriter(announce, audience, own.attempt, () => {
      this.fenced = true;
    });
    if (own.attempt > 1) this.writer.write({ type: "reply-reset", attempt: own.attempt });
  }

  start(): void {
    const { replyId, attempt } = this.own;
    const told = { model: "scripted", libraryVersion: "1" };
    this.writer.write({ type: "reply-start", replyId, attempt, ...told });
  }

  say(text: string): void {
    this.writer.write({ type: "reply-delta", text });
  }

  async beat(): Promise<boolean> {
    const { replyId } = this.own;
    const checkpoint = this.writer.checkpoint();
    const checkpointSealed =
      checkpoint.seq === 0
        ? null
        : this.#person.seal(JSON.stringify(checkpoint), checkpointContext(replyId));
    const alive = await heartbeat(this.#parts.database, [{ ...this.own, checkpointSealed }]);
    return alive.has(replyId);
  }

  /** False when the reply was no longer its own. */
  async finish(): Promise<boolean> {
    await this.writer.flush();
    if (this.fenced) return false;
    const versions = { promptVersion: "1", libraryVersion: "1", rulesVersion: "1" };
    const result: StoredResult = {
      ...this.writer.answer,
      disposition: null,
      triage: null,
      record: { model: "scripted", ...versions, usage },
      endSeq: this.writer.endSeq,
    };
    const sealed = this.#person.seal(JSON.stringify(result), resultContext(this.own.replyId));
    const { mine } = await finish(this.#parts.database, this.own, sealed);
    if (mine) await this.writer.end({ type: "reply-end", disposition: null, usage });
    return mine;
  }

  async fail(): Promise<boolean> {
    const { mine } = await fail(this.#parts.database, this.own, "model_overloaded");
    if (mine) await this.writer.end(failedEvent("model_overloaded"));
    return mine;
  }

  async putOff(): Promise<void> {
    this.writer.abandon();
    await tryLater(this.#parts.database, this.own, "model_overloaded", 0);
  }
}

export class ScriptedWorker {
  readonly #parts: ScriptedParts;
  readonly replyId: ReplyId;
  readonly #announce: Announcer;

  constructor(parts: ScriptedParts, replyId: string) {
    this.#parts = parts;
    this.replyId = replyIdSchema.parse(replyId);
    this.#announce = createAnnouncer(parts.answerLog, parts.broker);
  }

  /** Takes the reply, from whoever has it. Null when it can't be had. */
  async take(): Promise<ScriptedAttempt | null> {
    const { database, vault } = this.#parts;
    await database.write((trx) =>
      trx
        .updateTable("replies")
        .set({ lease_until: 0 })
        .where("id", "=", this.replyId)
        .where("state", "=", "answering")
        .execute(),
    );
    const owner = newInstance();
    const request = { dispatch: 1, redelivered: false, owner, solo: true };
    const outcome = await claim(database, { ...request, replyId: this.replyId });
    if (outcome.kind !== "claimed") return null;
    const { id, session_id, user_id, attempt, reply_to } = outcome.row;
    const person = await vault.person(user_id);
    const own = { replyId: id, sessionId: session_id, attempt, owner };
    const replyTo = instanceIdSchema.parse(reply_to);
    return new ScriptedAttempt(this.#parts, person, own, replyTo, this.#announce);
  }
}
