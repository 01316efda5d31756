/** SQL of what the card tells of this installation: what it answers with, and counts over everybody. */
import { z } from "zod";
import { type FeedbackCount, feedbackCountSchema } from "#contracts/feedback.ts";
import {
  type AnswerCount,
  answerCountSchema,
  type SourcesInUse,
  sourcesInUseSchema,
} from "#contracts/safety-card.ts";
import type { Schema } from "#database/schema.ts";
import type { Database } from "#platform/database/database.ts";
import { sourcesInUseKey } from "#replies/sources-in-use.ts";

/** Null until a worker has started. */
export async function findSourcesInUse(database: Database<Schema>): Promise<SourcesInUse | null> {
  const row = await database.read
    .selectFrom("installation")
    .select("value")
    .where("key", "=", sourcesInUseKey)
    .executeTakeFirst();
  return row ? sourcesInUseSchema.parse(JSON.parse(row.value)) : null;
}

const answerCountsSchema = z.array(answerCountSchema.extend({ n: z.coerce.number().int() }));

export async function readAnswerCounts(database: Database<Schema>): Promise<AnswerCount[]> {
  const rows = await database.read
    .selectFrom("answer_counts")
    .selectAll()
    .orderBy("disposition")
    .execute();
  return answerCountsSchema.parse(rows);
}

const feedbackCountsSchema = z.array(feedbackCountSchema);

export async function readFeedbackCounts(database: Database<Schema>): Promise<FeedbackCount[]> {
  const rows = await database.read
    .selectFrom("feedback_counts")
    .selectAll()
    .orderBy("verdict")
    .orderBy("reason")
    .execute();
  return feedbackCountsSchema.parse(rows);
}
