/** The SQL of accepting, each statement for all questions of a batch. */
import { type Kysely, sql } from "kysely";
import type { MessageId, SessionId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { byId, type ReplyRow } from "#replies/reply-row.ts";
import { unfinishedBefore } from "#replies/unfinished.ts";
import type { MessageRow, Question, SessionRow } from "./accept-question.ts";

/** Those that were not there yet, as if their first question had been accepted. */
export async function openSessions(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  questions: readonly Question[],
): Promise<ReadonlySet<SessionId>> {
  if (questions.length === 0) return new Set();
  const rows = questions.map(({ sessionId, userId, titleSealed, usesProfile }) => ({
    id: sessionId,
    user_id: userId,
    title_sealed: titleSealed,
    uses_profile: usesProfile ? 1 : 0,
  }));
  const columns = {
    id: "text",
    user_id: "text",
    title_sealed: "text",
    uses_profile: "bigint",
  } as const;
  const opened = await trx
    .insertInto("chat_sessions")
    .columns([...given, "state", "next_position", "created_at", "updated_at"])
    .expression(
      trx
        .selectFrom(database.list(rows.sort(byId), columns).as("asked"))
        .select(given)
        .select([
          sql.lit("active").as("state"),
          sql.lit(2).as("next_position"),
          database.now.as("created_at"),
          database.now.as("updated_at"),
        ])
        // Without it SQLite takes "on" for a join's.
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .execute();
  return new Set(opened.map(({ id }) => id));
}

const given = ["id", "user_id", "title_sealed", "uses_profile"] as const;

/** Locked in the order of their ids. */
export async function lockSessionRows(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  questions: readonly Question[],
): Promise<ReadonlyMap<SessionId, SessionRow>> {
  const ids = questions.map(({ sessionId }) => ({ id: sessionId }));
  const list = database.list(ids, { id: "text" });
  const rows = await database
    .lockRows(
      trx
        .selectFrom("chat_sessions")
        .selectAll()
        .where("id", "in", trx.selectFrom(list.as("asked")).select("asked.id"))
        .orderBy("id"),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** By their ids; one whose id is taken is not among them. */
export async function storeMessages(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  questions: readonly Question[],
): Promise<ReadonlyMap<MessageId, MessageRow>> {
  if (questions.length === 0) return new Map();
  const rows = questions.map((question) => ({
    id: question.messageId,
    session_id: question.sessionId,
    user_id: question.userId,
    position: question.expectedPosition,
    text_sealed: question.textSealed,
    triage_sealed: question.triageSealed,
    context_sealed: question.contextSealed,
  }));
  const list = database.list(rows.sort(byId), {
    id: "text",
    session_id: "text",
    user_id: "text",
    position: "bigint",
    text_sealed: "text",
    triage_sealed: "text",
    context_sealed: "text",
  });
  const stored = await trx
    .insertInto("messages")
    .columns([...ofMessage, "created_at"])
    .expression(
      trx
        .selectFrom(list.as("asked"))
        .select(ofMessage)
        .select(database.now.as("created_at"))
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(["id", "created_at"])
    .execute();
  const storedAt = new Map(stored.map(({ id, created_at }) => [id, created_at]));
  return new Map(
    rows.flatMap((row) => {
      const created_at = storedAt.get(row.id);
      return created_at === undefined ? [] : [[row.id, { ...row, created_at }] as const];
    }),
  );
}

const ofMessage = [
  "id",
  "session_id",
  "user_id",
  "position",
  "text_sealed",
  "triage_sealed",
  "context_sealed",
] as const;

/** Each session whose question is stored has one more, and is active again if it was completed. */
export async function moveOn(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  questions: readonly Question[],
): Promise<ReadonlyMap<SessionId, SessionRow>> {
  if (questions.length === 0) return new Map();
  const rows = questions.map(({ sessionId, expectedPosition }) => ({
    id: sessionId,
    position: expectedPosition,
  }));
  const list = database.list(rows.sort(byId), { id: "text", position: "bigint" });
  const stored = trx
    .selectFrom(list.as("asked"))
    .innerJoin("messages", (join) =>
      join
        .onRef("messages.session_id", "=", "asked.id")
        .onRef("messages.position", "=", "asked.position"),
    )
    .select("asked.id");
  const moved = await trx
    .updateTable("chat_sessions")
    .set({ next_position: sql`next_position + 1`, state: "active", updated_at: database.now })
    .where("id", "in", stored)
    .returningAll()
    .execute();
  return new Map(moved.map((row) => [row.id, row]));
}

export type Known = { message: MessageRow; reply: ReplyRow; place: number };

export async function findKnown(
  database: Kysely<Schema>,
  messageId: MessageId,
): Promise<Known | null> {
  const message = await database
    .selectFrom("messages")
    .selectAll()
    .where("id", "=", messageId)
    .executeTakeFirst();
  if (!message) return null;
  const reply = await database
    .selectFrom("replies")
    .selectAll()
    .where("question_id", "=", message.id)
    .executeTakeFirstOrThrow();
  const place =
    reply.state === "waiting"
      ? await unfinishedBefore(database, reply.session_id, reply.position)
      : 0;
  return { message, reply, place };
}

/** What was opened for a question that is not stored does not stay. */
export async function closeEmpty(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  opened: ReadonlySet<SessionId>,
): Promise<void> {
  if (opened.size === 0) return;
  const list = database.list(
    Array.from(opened, (id) => ({ id })),
    { id: "text" },
  );
  await trx
    .deleteFrom("chat_sessions")
    .where("id", "in", trx.selectFrom(list.as("asked")).select("asked.id"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("messages")
            .select("messages.id")
            .whereRef("messages.session_id", "=", "chat_sessions.id"),
        ),
      ),
    )
    .execute();
}
