/** The library's unit of text and what an answer keeps of it. */
import { z } from "zod";
import { passageIdSchema } from "./ids.ts";

export const passageSections = [
  "what-it-is",
  "causes",
  "what-you-can-do",
  "when-to-get-help",
  "treatment",
  "prevention",
  "medicine",
  "other",
] as const;
export const passageSectionSchema = z.enum(passageSections);
export type PassageSection = z.infer<typeof passageSectionSchema>;

/** A public page whose text was read while the passage was written. */
export const readSourceSchema = z.object({
  url: z.string(),
  title: z.string(),
  publisher: z.string(),
});
export type ReadSource = z.infer<typeof readSourceSchema>;

export const passageSchema = z.object({
  id: passageIdSchema,
  /** The import that brought it: "starter", "medquad", "medlineplus", "folder", "openfda". */
  source: z.string(),
  /** Passages of one page or topic share it. */
  documentId: z.string(),
  /** The ids of the item in its source; several where identical texts were folded into one passage. */
  sourceIds: z.array(z.string()),
  title: z.string(),
  /** The heading or question that the text stands under. */
  heading: z.string(),
  section: passageSectionSchema,
  /** Markdown: whole paragraphs and lists, readable under the heading alone. */
  text: z.string(),
  synonyms: z.array(z.string()),
  publisher: z.string(),
  url: z.string(),
  licence: z.string(),
  language: z.string(),
  /** YYYY-MM-DD, or null where the source does not say. */
  writtenOn: z.string().nullable(),
  reviewBy: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  /** For texts of our own: the pages that they rest on; an empty list says "no source read". */
  restsOn: z.array(readSourceSchema).optional(),
});
export type Passage = z.infer<typeof passageSchema>;

export const rankedPassageSchema = z.object({
  /** 1 is best. */
  rank: z.number().int().positive(),
  /** Higher is better; comparable within one search only. */
  score: z.number(),
  passage: passageSchema,
});
export type RankedPassage = z.infer<typeof rankedPassageSchema>;

/** A source as the answer showed it: kept with the answer as it was. */
export const citationSchema = z.object({
  /** The number of the chip: [1], [2], … */
  n: z.number().int().positive(),
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  passageId: passageIdSchema,
  /** The passage's text at the time of the answer. */
  quote: z.string(),
  /** "Dr. Ada Example on 2026-11-23": who had signed that text; left out where nobody had. */
  reviewedBy: z.string().optional(),
  /** What the passage stands under on its page; left out in answers from before it was kept, as the rest. */
  heading: z.string().optional(),
  licence: z.string().optional(),
  /** YYYY-MM-DD; left out where the source does not say. */
  writtenOn: z.string().optional(),
});
export type Citation = z.infer<typeof citationSchema>;
