/** What the library and its search thread say to each other. */
import { z } from "zod";
import { passageSchema, rankedPassageSchema } from "#contracts/passage.ts";
import type { SearchOptions } from "./retrieval.ts";

const sourceCountSchema = z.object({
  source: z.string(),
  passages: z.number().int(),
  documents: z.number().int(),
});
export type SourceCount = z.infer<typeof sourceCountSchema>;

export type ThreadQuestion =
  | ({ readonly kind: "search"; readonly text: string } & SearchOptions)
  | { readonly kind: "passages"; readonly ids: readonly string[] }
  | { readonly kind: "document"; readonly documentId: string }
  | { readonly kind: "sources" };

export interface ThreadRequest {
  readonly id: number;
  readonly question: ThreadQuestion;
}

export const threadAnswerSchema = z.discriminatedUnion("ok", [
  z.object({ id: z.number(), ok: z.literal(true), version: z.string(), result: z.unknown() }),
  z.object({ id: z.number(), ok: z.literal(false), missing: z.boolean(), fault: z.string() }),
]);
export type ThreadAnswer = z.infer<typeof threadAnswerSchema>;

export const rankedPassagesSchema = z.array(rankedPassageSchema);
export const passagesSchema = z.array(passageSchema);
export const sourceCountsSchema = z.array(sourceCountSchema);
