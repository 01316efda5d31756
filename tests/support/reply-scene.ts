/** One person with one chat session, and what gateway and worker do to its replies. */
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import {
  instanceIdSchema,
  type MessageId,
  messageIdSchema,
  type ReplyId,
  replyIdSchema,
  sessionIdSchema,
  userIdSchema,
} from "#contracts/ids.ts";
import type { RepliesTable, Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type ClaimOutcome, type ClaimRequest, claim } from "#replies/claim.ts";
import { type InsertedReply, insertReplies, startOf } from "#replies/insert-replies.ts";
import type { OwnAttempt } from "#replies/own-attempt.ts";
import { lockSession } from "#replies/promote.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import { retry, stop } from "#replies/stop-and-retry.ts";
import { sweep } from "#replies/sweep.ts";
import { unfinishedBefore } from "#replies/unfinished.ts";

export const newInstance = () => instanceIdSchema.parse(uuidv7());
export const gateway = newInstance();
export const worker = newInstance();
export const otherWorker = newInstance();

export class ReplyScene {
  readonly database: Database<Schema>;
  readonly userId = userIdSchema.parse(uuidv7());
  readonly sessionId = sessionIdSchema.parse(uuidv7());

  private constructor(database: Database<Schema>) {
    this.database = database;
  }

  static async open(database: Database<Schema>): Promise<ReplyScene> {
    const scene = new ReplyScene(database);
    const times = { created_at: 0, updated_at: 0 };
    await database.write(async (trx) => {
      const account = {
        email_mac: scene.userId,
        email_sealed: "-",
        name_sealed: null,
        password_hash: "-",
      };
      await trx
        .insertInto("users")
        .values({
          id: scene.userId,
          ...account,
          state: "active",
          role: "person",
          email_verified_at: null,
          ...times,
        })
        .execute();
      const session = {
        title_sealed: "-",
        summary_sealed: null,
        next_position: 1,
        uses_profile: 1,
      } as const;
      await trx
        .insertInto("chat_sessions")
        .values({
          id: scene.sessionId,
          user_id: scene.userId,
          ...session,
          state: "active",
          ...times,
        })
        .execute();
    });
    return scene;
  }

  /** Accepts a question, in one transaction as the gateway does. Null when its id was accepted before. */
  async accept(questionId: MessageId, id: ReplyId): Promise<InsertedReply | null> {
    const { sessionId, userId } = this;
    return this.database.write(async (trx) => {
      await lockSession(this.database, trx, sessionId);
      const known = await trx
        .selectFrom("messages")
        .select("id")
        .where("id", "=", questionId)
        .executeTakeFirst();
      if (known) return null;
      const session = await trx
        .updateTable("chat_sessions")
        .set({ next_position: sql`next_position + 1` })
        .where("id", "=", sessionId)
        .returning("next_position")
        .executeTakeFirstOrThrow();
      const position = session.next_position - 1;
      const message = { id: questionId, session_id: sessionId, user_id: userId, position };
      await trx
        .insertInto("messages")
        .values({ ...message, text_sealed: "-", triage_sealed: "-", created_at: 0 })
        .execute();
      const reply = { id, sessionId, userId, questionId, position, replyTo: gateway };
      const place = await unfinishedBefore(trx, sessionId, position);
      await insertReplies(this.database, trx, [{ ...reply, traceparent: null, place }]);
      return startOf({ place });
    });
  }

  /** A new question; the id of its reply. */
  async ask(): Promise<ReplyId> {
    const id = replyIdSchema.parse(uuidv7());
    await this.accept(messageIdSchema.parse(uuidv7()), id);
    return id;
  }

  claim(id: ReplyId, request: Partial<ClaimRequest> = {}): Promise<ClaimOutcome> {
    const usual = { replyId: id, dispatch: 1, redelivered: false, owner: worker, solo: true };
    return claim(this.database, { ...usual, ...request });
  }

  /** A question whose reply `worker` has in hand. */
  async answering(): Promise<OwnAttempt> {
    const id = await this.ask();
    await this.claim(id);
    return this.own(id, 1);
  }

  own(replyId: ReplyId, attempt: number, owner = worker): OwnAttempt {
    return { replyId, sessionId: this.sessionId, attempt, owner };
  }

  stop(id: ReplyId, keeps: (row: ReplyRow) => string | null = () => null) {
    return stop(this.database, id, this.userId, keeps);
  }

  retry(id: ReplyId) {
    return retry(this.database, id, this.userId, { replyTo: gateway, traceparent: null });
  }

  sweep() {
    return sweep(this.database);
  }

  async row(id: ReplyId): Promise<ReplyRow> {
    const query = this.database.read.selectFrom("replies").selectAll();
    return query.where("id", "=", id).executeTakeFirstOrThrow();
  }

  rows(): Promise<ReplyRow[]> {
    const query = this.database.read.selectFrom("replies").selectAll();
    return query.where("session_id", "=", this.sessionId).orderBy("position").execute();
  }

  async set(id: ReplyId, values: Partial<RepliesTable>): Promise<void> {
    await this.database.write((trx) =>
      trx.updateTable("replies").set(values).where("id", "=", id).execute(),
    );
  }

  /** As if that much time had passed for this session: the database's clock can't be moved, its timestamps can. */
  async pass(ms: number): Promise<void> {
    const columns = ["available_at", "published_at", "dispatched_at", "lease_until"] as const;
    const earlier = Object.fromEntries(
      columns.map((column) => [column, sql<number>`${sql.ref(column)} - ${sql.lit(ms)}`]),
    );
    await this.database.write((trx) =>
      trx.updateTable("replies").set(earlier).where("session_id", "=", this.sessionId).execute(),
    );
  }

  /** As if this session's publishes had been a moment ago, however slow the test is. */
  async justPublished(): Promise<void> {
    await this.database.write((trx) =>
      trx
        .updateTable("replies")
        .set({ published_at: sql<number>`${this.database.now} + 10000` })
        .where("session_id", "=", this.sessionId)
        .execute(),
    );
  }

  async now(): Promise<number> {
    const query = this.database.read.selectNoFrom([this.database.now.as("now")]);
    return (await query.executeTakeFirstOrThrow()).now;
  }

  /** Deletes the person with all that is theirs. */
  async close(): Promise<void> {
    await this.database.write((trx) =>
      trx.deleteFrom("users").where("id", "=", this.userId).execute(),
    );
  }
}
