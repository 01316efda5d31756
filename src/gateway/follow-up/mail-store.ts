/** SQL of asking by mail. */
import { sql } from "kysely";
import type { MessageId, ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { type FollowedRow, questionsLookedAt } from "./follow-up-store.ts";

export type MailableRow = FollowedRow & { reply_id: ReplyId; user_id: UserId };

/**
 * The latest questions of chat sessions, by the ids of their replies, which sort by time: none that was mailed about
 * before, and only of people whose e-mail was verified by a link.
 */
export function findMailable(
  database: Database<Schema>,
  { after, before, limit }: { after: ReplyId; before: ReplyId; limit: number },
): Promise<MailableRow[]> {
  return database.read
    .selectFrom("replies as r")
    .innerJoin("chat_sessions as s", (join) =>
      join
        .onRef("s.id", "=", "r.session_id")
        .on("r.position", ">=", sql<number>`s.next_position - ${sql.lit(questionsLookedAt)}`),
    )
    .innerJoin("messages as m", "m.id", "r.question_id")
    .innerJoin("users as u", "u.id", "r.user_id")
    .leftJoin("follow_ups as f", "f.message_id", "m.id")
    .select([
      "r.id as reply_id",
      "r.user_id",
      "m.id",
      "m.session_id",
      "m.triage_sealed",
      "m.created_at",
      "f.record_sealed",
    ])
    .where("s.erase_at", "is", null)
    .where("r.id", ">", after)
    .where("r.id", "<", before)
    .where("u.state", "=", "active")
    .where((row) => row.or([row("f.mailed", "is", null), row("f.mailed", "=", 0)]))
    .where((row) =>
      row.exists(
        row
          .selectFrom("audit_events as a")
          .select("a.id")
          .whereRef("a.user_id", "=", "r.user_id")
          .where("a.event", "=", "email-verified")
          .where("a.outcome", "=", "success"),
      ),
    )
    .orderBy("r.id")
    .limit(limit)
    .execute();
}

/** True for one caller alone, whichever gateway it is in. */
export async function claimMail(
  database: Database<Schema>,
  row: { id: MessageId; session_id: SessionId; user_id: UserId },
): Promise<boolean> {
  const claimed = await database.writeOne((trx) =>
    trx
      .insertInto("follow_ups")
      .values({
        message_id: row.id,
        session_id: row.session_id,
        user_id: row.user_id,
        record_sealed: null,
        mailed: 1,
      })
      .onConflict((conflict) =>
        conflict.column("message_id").doUpdateSet({ mailed: 1 }).where("follow_ups.mailed", "=", 0),
      )
      .returning("message_id")
      .executeTakeFirst(),
  );
  return claimed !== undefined;
}
