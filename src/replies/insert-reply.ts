/** accept: the row of a new question, inside the transaction that stores the question. */
import type { Kysely } from "kysely";
import type { InstanceId, MessageId, ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { attemptsPerAsking } from "./states.ts";

export type NewReply = {
  id: ReplyId;
  sessionId: SessionId;
  userId: UserId;
  questionId: MessageId;
  position: number;
  replyTo: InstanceId;
  traceparent: string | null;
};

export type InsertedReply = {
  state: "queued" | "waiting";
  /** The publish that is due after the commit; 0 when waiting. */
  dispatch: number;
  /** How many questions of the session stand before it. */
  place: number;
};

/** The caller holds the session's lock. Queued at once, unless another question of the session comes first. */
export async function insertReply(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  reply: NewReply,
): Promise<InsertedReply> {
  const place = await unfinishedBefore(trx, reply.sessionId, reply.position);
  const state = place === 0 ? "queued" : "waiting";
  const dispatch = place === 0 ? 1 : 0;
  await trx
    .insertInto("replies")
    .values({
      id: reply.id,
      session_id: reply.sessionId,
      user_id: reply.userId,
      question_id: reply.questionId,
      position: reply.position,
      state,
      attempt: 0,
      attempt_limit: attemptsPerAsking,
      dispatch,
      claimed_dispatch: null,
      available_at: database.now,
      dispatched_at: null,
      published_at: place === 0 ? database.now : null,
      reply_to: reply.replyTo,
      traceparent: reply.traceparent,
      lease_owner: null,
      lease_until: null,
      checkpoint_sealed: null,
      result_sealed: null,
      error: null,
      updated_at: database.now,
    })
    .execute();
  return { state, dispatch, place };
}

/** Questions of the session that are not at their end and come earlier. */
export async function unfinishedBefore(
  trx: Kysely<Schema>,
  sessionId: SessionId,
  position: number,
): Promise<number> {
  const { n } = await trx
    .selectFrom("replies")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("session_id", "=", sessionId)
    .where("state", "in", ["waiting", "queued", "answering"])
    .where("position", "<", position)
    .executeTakeFirstOrThrow();
  return n;
}

/** Questions of a person that are not at their end. */
export async function unfinishedOf(trx: Kysely<Schema>, userId: UserId): Promise<number> {
  const { n } = await trx
    .selectFrom("replies")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("user_id", "=", userId)
    .where("state", "in", ["waiting", "queued", "answering"])
    .executeTakeFirstOrThrow();
  return n;
}
