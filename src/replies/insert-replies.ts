/** accept: the rows of new questions, inside the transaction that stores the questions. */
import { type Kysely, sql } from "kysely";
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
  /** How many questions of the session stand before it. */
  place: number;
};

export type InsertedReply = {
  state: "queued" | "waiting";
  /** The publish that is due after the commit; 0 when waiting. */
  dispatch: number;
  place: number;
};

/** Queued at once, unless another question of the session comes first. */
export function startOf({ place }: Pick<NewReply, "place">): InsertedReply {
  return place === 0
    ? { state: "queued", dispatch: 1, place }
    : { state: "waiting", dispatch: 0, place };
}

/** Only of questions that are stored at their position. The caller holds the sessions' locks. */
export async function insertReplies(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  replies: readonly NewReply[],
): Promise<void> {
  if (replies.length === 0) return;
  const list = database.list(replies.map(newRow), {
    id: "text",
    session_id: "text",
    user_id: "text",
    question_id: "text",
    position: "bigint",
    state: "text",
    dispatch: "bigint",
    reply_to: "text",
    traceparent: "text",
  });
  await trx
    .insertInto("replies")
    .columns([...given, "attempt", "attempt_limit", "available_at", "published_at", "updated_at"])
    .expression(
      trx
        .selectFrom(list.as("asked"))
        .select(given)
        .select([
          sql.lit(0).as("attempt"),
          sql.lit(attemptsPerAsking).as("attempt_limit"),
          database.now.as("available_at"),
          sql`case when dispatch = 0 then null else ${database.now} end`.as("published_at"),
          database.now.as("updated_at"),
        ])
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("messages")
              .select("messages.id")
              .whereRef("messages.id", "=", "asked.question_id")
              .whereRef("messages.session_id", "=", "asked.session_id")
              .whereRef("messages.position", "=", "asked.position"),
          ),
        ),
    )
    .execute();
}

const given = [
  "id",
  "session_id",
  "user_id",
  "question_id",
  "position",
  "state",
  "dispatch",
  "reply_to",
  "traceparent",
] as const;

function newRow(reply: NewReply) {
  const { state, dispatch } = startOf(reply);
  return {
    id: reply.id,
    session_id: reply.sessionId,
    user_id: reply.userId,
    question_id: reply.questionId,
    position: reply.position,
    state,
    dispatch,
    reply_to: reply.replyTo,
    traceparent: reply.traceparent,
  };
}
