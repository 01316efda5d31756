/**
 * The one transaction of accepting: the session (opened on its first message), the message, and the reply's row.
 * The message's id is the client's and makes it idempotent: the same words again are answered as they were at first.
 */
import type { Kysely, Selectable } from "kysely";
import type { InstanceId, MessageId, ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { ChatSessionsTable, MessagesTable, Schema } from "#database/schema.ts";
import { crashPoint } from "#platform/crash-point.ts";
import type { Database } from "#platform/database/database.ts";
import {
  type InsertedReply,
  insertReply,
  unfinishedBefore,
  unfinishedOf,
} from "#replies/insert-reply.ts";
import type { ReplyRow } from "#replies/reply-row.ts";

export type Question = {
  userId: UserId;
  sessionId: SessionId;
  messageId: MessageId;
  replyId: ReplyId;
  titleSealed: string;
  textSealed: string;
  triageSealed: string;
  /** The position that the triage has seen up to; another one means that it has not read everything. */
  expectedPosition: number;
  waitingLimit: number;
  replyTo: InstanceId;
  traceparent: string | null;
};

export type SessionRow = Selectable<ChatSessionsTable>;
export type MessageRow = Selectable<MessagesTable>;

export type AcceptOutcome =
  | { kind: "accepted"; session: SessionRow; message: MessageRow; inserted: InsertedReply }
  /** The id is known; whether its words are the same is for the caller to see. */
  | { kind: "known"; session: SessionRow; message: MessageRow; reply: ReplyRow; place: number }
  | { kind: AcceptRefusal };

/** `behind`: the triage has not read everything; `id-taken`: by a message of another session. */
export type AcceptRefusal = "behind" | "not-yours" | "id-taken" | "too-many-waiting";

/** Thrown inside the transaction, so that nothing of it stays, the opened session included. */
class AcceptRefused extends Error {
  override readonly name = "AcceptRefused";
  readonly kind: AcceptRefusal;
  constructor(kind: AcceptRefusal) {
    super(kind);
    this.kind = kind;
  }
}

export async function acceptQuestion(
  database: Database<Schema>,
  question: Question,
): Promise<AcceptOutcome> {
  try {
    return await database.write((trx) => accept(database, trx, question));
  } catch (fault) {
    if (fault instanceof AcceptRefused) return { kind: fault.kind };
    throw fault;
  }
}

async function accept(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  question: Question,
): Promise<AcceptOutcome> {
  const session = await openSession(database, trx, question);
  if (session.user_id !== question.userId) throw new AcceptRefused("not-yours");
  const known = await findKnown(trx, question, session);
  if (known) return known;
  if (session.next_position !== question.expectedPosition) throw new AcceptRefused("behind");
  if ((await unfinishedOf(trx, question.userId)) >= question.waitingLimit) {
    throw new AcceptRefused("too-many-waiting");
  }
  return insert(database, trx, question, session);
}

async function openSession(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  { sessionId, userId, titleSealed }: Question,
): Promise<SessionRow> {
  await trx
    .insertInto("chat_sessions")
    .values({
      id: sessionId,
      user_id: userId,
      title_sealed: titleSealed,
      state: "active",
      summary_sealed: null,
      next_position: 1,
      created_at: database.now,
      updated_at: database.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return database
    .lockRows(trx.selectFrom("chat_sessions").selectAll().where("id", "=", sessionId))
    .executeTakeFirstOrThrow();
}

async function findKnown(
  trx: Kysely<Schema>,
  question: Question,
  session: SessionRow,
): Promise<AcceptOutcome | null> {
  const message = await trx
    .selectFrom("messages")
    .selectAll()
    .where("id", "=", question.messageId)
    .executeTakeFirst();
  if (!message) return null;
  if (message.session_id !== session.id) throw new AcceptRefused("id-taken");
  const reply = await trx
    .selectFrom("replies")
    .selectAll()
    .where("question_id", "=", message.id)
    .executeTakeFirstOrThrow();
  const place =
    reply.state === "waiting" ? await unfinishedBefore(trx, session.id, reply.position) : 0;
  return { kind: "known", session, message, reply, place };
}

async function insert(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  question: Question,
  before: SessionRow,
): Promise<AcceptOutcome> {
  const position = before.next_position;
  const session = await trx
    .updateTable("chat_sessions")
    .set({ next_position: position + 1, state: "active", updated_at: database.now })
    .where("id", "=", question.sessionId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const message = await trx
    .insertInto("messages")
    .values({
      id: question.messageId,
      session_id: question.sessionId,
      user_id: question.userId,
      position,
      text_sealed: question.textSealed,
      triage_sealed: question.triageSealed,
      created_at: database.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  // Taken by another session in this very moment.
  if (!message) throw new AcceptRefused("id-taken");
  const inserted = await insertReply(database, trx, {
    id: question.replyId,
    sessionId: question.sessionId,
    userId: question.userId,
    questionId: question.messageId,
    position,
    replyTo: question.replyTo,
    traceparent: question.traceparent,
  });
  crashPoint("accept-in-transaction");
  return { kind: "accepted", session, message, inserted };
}
