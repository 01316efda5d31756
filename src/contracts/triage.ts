/** What the red-flag rules found: stored sealed with the message, shown to the person, given to the worker. */
import { z } from "zod";

/** From most to least pressing. */
export const dispositions = ["emergency", "urgent", "routine", "self-care"] as const;
export const dispositionSchema = z.enum(dispositions);
export type Disposition = z.infer<typeof dispositionSchema>;

/** ISO 3166-1 alpha-2, upper case. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be a two-letter country code such as US")
  .brand<"Country">();
export type Country = z.infer<typeof countrySchema>;

/** A public page whose text was read when the rule or passage was written. */
export const readSourceSchema = z.object({
  title: z.string(),
  publisher: z.string(),
  url: z.url(),
});
export type ReadSource = z.infer<typeof readSourceSchema>;

export const firedRuleSchema = z.object({
  id: z.string(),
  /** What the rule is about, in plain words: "Signs of a stroke". */
  title: z.string(),
  disposition: dispositionSchema,
  /** What to do now: sentences, one a line. */
  guidance: z.string(),
  /** The page that the rule rests on, or null when no source was read. */
  source: readSourceSchema.nullable(),
  /** The clinician who signed the rule as it reads, and when: "Dr. Ada Example on 2026-11-23"; null until one has. */
  reviewedBy: z.string().nullable(),
});
export type FiredRule = z.infer<typeof firedRuleSchema>;

export const helpNumberSchema = z.object({
  label: z.string(),
  number: z.string(),
  kind: z.enum(["emergency", "crisis", "poison", "violence", "child", "advice"]),
  /** The country's English name, always shown beside the number; null for the line shown when it is unknown. */
  country: z.string().nullable(),
});
export type HelpNumber = z.infer<typeof helpNumberSchema>;

export const triageSchema = z.object({
  /** Null when the message describes no problem: a question of knowledge, a greeting. */
  disposition: dispositionSchema.nullable(),
  /** Be seen within this many hours; null for emergency (now), self-care and none. */
  withinHours: z.number().int().positive().nullable(),
  /** What kind of answer follows. `crisis`, `forbidden` and `unsupported-language` get fixedText only. */
  kind: z.enum(["none", "problem", "knowledge", "crisis", "forbidden", "unsupported-language"]),
  /** The rules that hold, most pressing first. */
  rules: z.array(firedRuleSchema),
  numbers: z.array(helpNumberSchema),
  /** Up to three questions whose answer could change the disposition. */
  questions: z.array(
    z.object({
      ruleId: z.string().nullable(),
      text: z.string(),
      /** Answers that may be tapped; own words always may be written. */
      options: z.array(z.string()).optional(),
    }),
  ),
  /** One line to show although nothing fired, such as "Happening now? Call 112." */
  notice: z.string().nullable(),
  /** The whole answer where only a fixed text may be given; Markdown. */
  fixedText: z.string().nullable(),
  /** Which page of fixed texts it is (`healify review`), and who signed it as it reads: as with a rule. */
  fixedTextId: z.string().optional(),
  fixedTextReviewedBy: z.string().nullable().optional(),
  rulesVersion: z.string(),
});
export type Triage = z.infer<typeof triageSchema>;
