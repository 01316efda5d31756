/** SQL of what people think of answers. Sealed; what is counted is counted without their words. */
import { type Kysely, sql } from "kysely";
import { type Feedback, feedbackSchema } from "#contracts/feedback.ts";
import type { ReplyId, SessionId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { inKeptSession } from "#replies/kept-session.ts";
import type { ReplyRow } from "#replies/reply-row.ts";
import { feedbackContext } from "#vault/contexts.ts";
import type { PersonSeal } from "#vault/vault.ts";

export type FeedbackRow = { reply_id: ReplyId; feedback_sealed: string };

/** Locked until the transaction ends, so that two taps are written one after the other. */
export async function lockJudged(
  database: Database<Schema>,
  trx: Kysely<Schema>,
  userId: UserId,
  replyId: ReplyId,
): Promise<{ state: ReplyRow["state"]; sealed: string | null } | null> {
  const reply = await database
    .lockRows(
      trx
        .selectFrom("replies")
        .select("state")
        .where("id", "=", replyId)
        .where("user_id", "=", userId)
        .where(inKeptSession("replies")),
    )
    .executeTakeFirst();
  if (!reply) return null;
  const row = await trx
    .selectFrom("feedback")
    .select("feedback_sealed")
    .where("reply_id", "=", replyId)
    .executeTakeFirst();
  return { state: reply.state, sealed: row?.feedback_sealed ?? null };
}

export async function storeFeedback(
  trx: Kysely<Schema>,
  person: PersonSeal,
  replyId: ReplyId,
  feedback: Feedback | null,
): Promise<void> {
  if (!feedback) {
    await trx.deleteFrom("feedback").where("reply_id", "=", replyId).execute();
    return;
  }
  const feedback_sealed = person.seal(JSON.stringify(feedback), feedbackContext(replyId));
  await trx
    .insertInto("feedback")
    .values({ reply_id: replyId, feedback_sealed })
    .onConflict((conflict) => conflict.column("reply_id").doUpdateSet({ feedback_sealed }))
    .execute();
}

export function openFeedback(sealed: string, replyId: ReplyId, person: PersonSeal): Feedback {
  return feedbackSchema.parse(JSON.parse(person.open(sealed, feedbackContext(replyId))));
}

/** `by` is 1, or -1 for what is taken back. */
export async function countFeedback(
  trx: Kysely<Schema>,
  { verdict, reason }: Feedback,
  by: 1 | -1,
): Promise<void> {
  await trx
    .insertInto("feedback_counts")
    .values({ verdict, reason: reason ?? "none", n: by })
    .onConflict((conflict) =>
      conflict
        .columns(["verdict", "reason"])
        .doUpdateSet({ n: sql<number>`feedback_counts.n + ${by}` }),
    )
    .execute();
}

export function findFeedbackOf(
  database: Database<Schema>,
  sessionId: SessionId,
): Promise<FeedbackRow[]> {
  return database.read
    .selectFrom("replies")
    .innerJoin("feedback", "feedback.reply_id", "replies.id")
    .select(["feedback.reply_id", "feedback.feedback_sealed"])
    .where("replies.session_id", "=", sessionId)
    .execute();
}
