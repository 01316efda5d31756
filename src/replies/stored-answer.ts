/** What a reply's row keeps sealed: the answer with all that it rests on, and the checkpoint on the way to it. */
import { z } from "zod";
import type { ReplyId } from "#contracts/ids.ts";
import { citationSchema } from "#contracts/passage.ts";
import { replyCheckSchema, usageSchema } from "#contracts/reply-events.ts";
import { dispositionSchema, triageSchema } from "#contracts/triage.ts";

export const partialAnswerSchema = z.object({
  text: z.string(),
  citations: z.array(citationSchema),
  checks: z.array(replyCheckSchema),
});
export type PartialAnswer = z.infer<typeof partialAnswerSchema>;

export const answerRecordSchema = z.object({
  model: z.string(),
  promptVersion: z.string(),
  libraryVersion: z.string(),
  rulesVersion: z.string(),
  usage: usageSchema,
  /** What of a profile was used, in plain words. */
  used: z.array(z.string()).optional(),
  /** Ids of the rules that fired, most pressing first. */
  rules: z.array(z.string()).optional(),
  country: z.string().nullable().optional(),
  /** Flesch–Kincaid grade, one decimal. */
  readingGrade: z.number().optional(),
});
export type AnswerRecord = z.infer<typeof answerRecordSchema>;

/** As far as attempt and seq, which are those of the last event that it covers. */
export const checkpointSchema = partialAnswerSchema.extend({
  attempt: z.number().int(),
  seq: z.number().int(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

const placeSchema = z.object({ attempt: z.number().int(), seq: z.number().int() });

/** `endSeq` is the seq of the terminal event. A stopped reply has no record. */
export const storedResultSchema = partialAnswerSchema.extend({
  disposition: dispositionSchema.nullable(),
  /** What the rules had found, where it was told with the answer. */
  triage: triageSchema.nullable(),
  record: answerRecordSchema.nullable(),
  endSeq: z.number().int().positive(),
  /**
   * Only of a stopped reply: the last event whose words it keeps, and whether the log was asked once it was fenced.
   * Until then more words may have been shown than are kept.
   */
  stopped: z.object({ through: placeSchema.nullable(), settled: z.boolean() }).optional(),
});
export type StoredResult = z.infer<typeof storedResultSchema>;

export const emptyAnswer = (): PartialAnswer => ({ text: "", citations: [], checks: [] });

/** What binds a sealed text to its row. */
export const resultContext = (replyId: ReplyId) => `reply-result:${replyId}`;
export const checkpointContext = (replyId: ReplyId) => `reply-checkpoint:${replyId}`;
