/**
 * What this installation answers with, and how well it did where that was measured. Public: counts over its own people
 * are rounded down to tens, so that the card of a household doesn't tell what one of them was answered.
 */
import { z } from "zod";
import { feedbackCountSchema } from "./feedback.ts";
import { outcomeCountSchema } from "./follow-up.ts";
import { dispositionSchema } from "./triage.ts";

const count = z.number().int().nonnegative();
const shareOf = z.object({ right: count, n: count });

/** Expected → given; `none` is an answer without a disposition. */
const givenSchema = z.object({
  emergency: count,
  urgent: count,
  routine: count,
  "self-care": count,
  none: count,
});
export type Given = z.infer<typeof givenSchema>;

/** n is 0 where nothing was measured. */
export const triageFiguresSchema = z.object({
  n: count,
  table: z.object({
    emergency: givenSchema,
    urgent: givenSchema,
    routine: givenSchema,
    "self-care": givenSchema,
  }),
  /** Of emergencies, how many were given as such; of all else, how many were not. */
  sensitivity: shareOf,
  specificity: shareOf,
  /** Emergencies that were given something less, by how many levels. */
  missedBy: z.object({ one: count, two: count, three: count, none: count }),
  /** Given something more pressing than expected. */
  overReferred: shareOf,
  /** Crisis answered as such; distress without crisis not answered as one. */
  crisis: shareOf,
  distress: shareOf,
  groups: z.record(z.string(), shareOf),
});
export type TriageFigures = z.infer<typeof triageFiguresSchema>;

export const answerFiguresSchema = z.object({
  questions: count,
  answered: count,
  /** Sentences that claim something, and how many of them were found in their source. */
  sentences: shareOf,
  /** Flesch–Kincaid grade: the median, and how many answers are at grade 8 or below. */
  medianGrade: z.number().nullable(),
  gradeEightOrBelow: shareOf,
});
export type AnswerFigures = z.infer<typeof answerFiguresSchema>;

/** Made by `npm run eval -- --card`, over the sets that come with the project. */
export const measuredSchema = z.object({
  rulesVersion: z.string(),
  measuredOn: z.iso.date(),
  sets: z.array(z.object({ name: z.string(), n: count })),
  /** Each set's first run: on words that the rules had not seen. Later the rules were mended with what it showed. */
  firstRuns: z.array(z.object({ name: z.string(), emergencies: shareOf, crisis: shareOf })),
  triage: triageFiguresSchema,
  perturbed: z.record(z.string(), triageFiguresSchema),
  /** Without a model, over the starter library of that day. */
  libraryAnswers: answerFiguresSchema,
});
export type Measured = z.infer<typeof measuredSchema>;

/** What a worker says of itself when it starts, and when its library is replaced. */
export const sourcesInUseSchema = z.object({
  /** "library", or the provider and model. */
  model: z.string(),
  libraryVersion: z.string(),
  sources: z.array(z.object({ source: z.string(), documents: count, passages: count })),
  review: z.object({
    rules: shareOf,
    topics: shareOf,
    /** Who signed. */
    by: z.array(z.string()),
  }),
});
export type SourcesInUse = z.infer<typeof sourcesInUseSchema>;

export const answerCountSchema = z.object({
  disposition: z.union([dispositionSchema, z.literal("none")]),
  n: count,
});
export type AnswerCount = z.infer<typeof answerCountSchema>;

export const safetyCardSchema = z.object({
  /** Null until a worker has started. */
  inUse: sourcesInUseSchema.nullable(),
  rulesVersion: z.string(),
  /** `forThis` is false when the rules have changed since. */
  measured: measuredSchema.extend({ forThis: z.boolean() }).nullable(),
  /** In plain words. */
  notMeasured: z.array(z.string()),
  /** Rounded down to tens; what is below ten is left out. */
  answers: z.array(answerCountSchema),
  outcomes: z.array(outcomeCountSchema),
  feedback: z.array(feedbackCountSchema),
});
export type SafetyCard = z.infer<typeof safetyCardSchema>;
