/** The SQL of chat sessions and their messages, apart from accepting. */
import type { SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import type { MessageRow, SessionRow } from "./accept-question.ts";

/** Where a list goes on: after the session that was last changed then, or with it. */
export type ListPlace = { updatedAt: number; id: SessionId; inclusive?: boolean };

export async function findSession(
  database: Database<Schema>,
  userId: UserId,
  sessionId: SessionId,
): Promise<SessionRow | null> {
  const row = await database.read
    .selectFrom("chat_sessions")
    .selectAll()
    .where("id", "=", sessionId)
    .where("user_id", "=", userId)
    .where("erase_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Newest first. */
export function listSessionRows(
  database: Database<Schema>,
  userId: UserId,
  after: ListPlace | null,
  limit: number,
): Promise<SessionRow[]> {
  let query = database.read
    .selectFrom("chat_sessions")
    .selectAll()
    .where("user_id", "=", userId)
    .where("erase_at", "is", null);
  if (after) {
    query = query
      .where("updated_at", "<=", after.updatedAt)
      .where((row) =>
        row.or([
          row("updated_at", "<", after.updatedAt),
          row("id", after.inclusive ? "<=" : "<", after.id),
        ]),
      );
  }
  return query.orderBy("updated_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

export type Conversation = { messages: MessageRow[]; replies: ReplyRow[] };

/** In the order in which they were accepted. */
export async function readConversation(
  database: Database<Schema>,
  sessionId: SessionId,
): Promise<Conversation> {
  const [messages, replies] = await Promise.all([
    database.read
      .selectFrom("messages")
      .selectAll()
      .where("session_id", "=", sessionId)
      .orderBy("position")
      .execute(),
    database.read
      .selectFrom("replies")
      .selectAll()
      .where("session_id", "=", sessionId)
      .orderBy("position")
      .execute(),
  ]);
  return { messages, replies };
}

export async function updateSession(
  database: Database<Schema>,
  userId: UserId,
  sessionId: SessionId,
  values: Partial<Pick<SessionRow, "title_sealed" | "state" | "summary_sealed" | "uses_profile">>,
): Promise<SessionRow | null> {
  const row = await database.write((trx) =>
    trx
      .updateTable("chat_sessions")
      .set({ ...values, updated_at: database.now })
      .where("id", "=", sessionId)
      .where("user_id", "=", userId)
      .where("erase_at", "is", null)
      .returningAll()
      .executeTakeFirst(),
  );
  return row ?? null;
}

/** `due`: only one whose time to be erased has come; it may have been brought back meanwhile. */
export type WhichRows = "all" | "due";

/** Its replies' ids, for what must follow; null when there was no such session. */
export async function deleteSessionRows(
  database: Database<Schema>,
  userId: UserId,
  sessionId: SessionId,
  which: WhichRows,
): Promise<ReplyRow["id"][] | null> {
  return database.write(async (trx) => {
    const replies = await trx
      .selectFrom("replies")
      .select("id")
      .where("session_id", "=", sessionId)
      .where("user_id", "=", userId)
      .execute();
    let deletion = trx
      .deleteFrom("chat_sessions")
      .where("id", "=", sessionId)
      .where("user_id", "=", userId);
    if (which === "due") deletion = deletion.where("erase_at", "<=", database.now);
    const deleted = await deletion.executeTakeFirst();
    return deleted.numDeletedRows > 0n ? replies.map((reply) => reply.id) : null;
  });
}
