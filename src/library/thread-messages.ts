/** What the library and its search thread say to each other. */
import { z } from "zod";
import { passageSchema, rankedPassageSchema } from "#contracts/passage.ts";

const sourceCountSchema = z.object({
  source: z.string(),
  passages: z.number().int(),
  documents: z.number().int(),
});
export type SourceCount = z.infer<typeof sourceCountSchema>;

export const threadQuestionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("search"),
    text: z.string(),
    limit: z.number().int().positive(),
    source: z.string().optional(),
    floor: z.boolean().optional(),
  }),
  z.object({ kind: z.literal("passages"), ids: z.array(z.string()) }),
  z.object({ kind: z.literal("document"), documentId: z.string() }),
  z.object({ kind: z.literal("sources") }),
]);
export type ThreadQuestion = z.infer<typeof threadQuestionSchema>;

export const threadRequestSchema = z.object({ id: z.number(), question: threadQuestionSchema });

export const threadAnswerSchema = z.discriminatedUnion("ok", [
  z.object({ id: z.number(), ok: z.literal(true), version: z.string(), result: z.unknown() }),
  z.object({ id: z.number(), ok: z.literal(false), missing: z.boolean(), fault: z.string() }),
]);
export type ThreadAnswer = z.infer<typeof threadAnswerSchema>;

export const rankedPassagesSchema = z.array(rankedPassageSchema);
export const passagesSchema = z.array(passageSchema);
export const sourceCountsSchema = z.array(sourceCountSchema);
