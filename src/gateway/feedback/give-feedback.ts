/** A thumb, a reason, own words: kept sealed in the place of what was said before, and counted without the words. */
import type { Feedback } from "#contracts/feedback.ts";
import type { ReplyId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { hasEnded } from "#replies/states.ts";
import type { Vault } from "#vault/vault.ts";
import { ProblemError } from "../http/problem.ts";
import { countFeedback, lockJudged, openFeedback, storeFeedback } from "./feedback-store.ts";

export type FeedbackDependencies = { database: Database<Schema>; vault: Vault };

/** Throws not_found, and wrong_state while the answer is not over. */
export async function giveFeedback(
  { database, vault }: FeedbackDependencies,
  userId: UserId,
  replyId: ReplyId,
  feedback: Feedback | null,
): Promise<void> {
  const person = await vault.person(userId);
  await database.write(async (trx) => {
    const judged = await lockJudged(database, trx, userId, replyId);
    if (!judged) throw new ProblemError("not_found");
    if (!hasEnded(judged.state)) throw new ProblemError("wrong_state");
    await storeFeedback(trx, person, replyId, feedback);
    if (judged.sealed) await countFeedback(trx, openFeedback(judged.sealed, replyId, person), -1);
    if (feedback) await countFeedback(trx, feedback, 1);
  });
}
