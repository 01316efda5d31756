/** A red-flag rule as data that a clinician can read: no code in it. */
import type { Disposition, ReadSource } from "#contracts/triage.ts";
import type { FindingRef } from "../lexicon/index.ts";

export type Who = {
  /** Younger than this many years (0.25 is three months). Holds only when the age, or a word such as "baby", says so. */
  readonly underYears?: number;
  /** At least this old. Holds unless a younger age is known. */
  readonly fromYears?: number;
  readonly sex?: "female" | "male";
  /** Only about another person: who can't be woken doesn't write. */
  readonly other?: true;
};

export type Lowering = {
  readonly question: string;
  /** The answer that lowers. */
  readonly when: "yes" | "no";
  /** Null: then the rule no longer holds at all. */
  readonly to: Exclude<Disposition, "emergency"> | null;
  readonly withinHours: number | null;
};

export type Rule = {
  readonly id: string;
  /** What it is about, in plain words. */
  readonly title: string;
  readonly disposition: Disposition;
  /** Be seen within this many hours; null for emergency and self-care. */
  readonly withinHours: number | null;
  /** Each of these is present … */
  readonly all: readonly FindingRef[];
  /** … and one of each of these groups … */
  readonly any?: readonly (readonly FindingRef[])[];
  /** … and some of at least two of these groups: signs that weigh only together … */
  readonly twoOf?: readonly (readonly FindingRef[])[];
  /** … and none of these. */
  readonly none?: readonly FindingRef[];
  readonly who?: Who;
  /** How far back a finding may lie. */
  readonly lookBackHours: number;
  /** Does a finding that is over by now still count? */
  readonly countsWhenPassed: boolean;
  /** What to do now, plain words, one sentence each. */
  readonly guidance: readonly string[];
  /** The question whose answer could lower it, or "fixed". */
  readonly lowering: Lowering | "fixed";
  /** The page that it rests on; null when no source was read. */
  readonly source: ReadSource | null;
  readonly reviewedOn: string | null;
  /** Empty until a clinician signs. */
  readonly reviewedBy: string | null;
};

type Draft = Omit<
  Rule,
  | "disposition"
  | "withinHours"
  | "lookBackHours"
  | "countsWhenPassed"
  | "lowering"
  | "source"
  | "reviewedOn"
  | "reviewedBy"
> &
  Partial<Pick<Rule, "withinHours" | "lookBackHours" | "countsWhenPassed" | "lowering" | "source">>;

const written = { lowering: "fixed", source: null, reviewedOn: null, reviewedBy: null } as const;

/** Rules of one disposition share these defaults; a rule states only where it differs. */
export const emergency = (draft: Draft): Rule => ({
  ...written,
  disposition: "emergency",
  withinHours: null,
  lookBackHours: 24,
  countsWhenPassed: true,
  ...draft,
});
export const urgent = (draft: Draft): Rule => ({
  ...written,
  disposition: "urgent",
  withinHours: 24,
  lookBackHours: 48,
  countsWhenPassed: false,
  ...draft,
});
export const routine = (draft: Draft): Rule => ({
  ...written,
  disposition: "routine",
  withinHours: 72,
  lookBackHours: 72,
  countsWhenPassed: false,
  ...draft,
});
export const selfCare = (draft: Draft): Rule => ({
  ...written,
  disposition: "self-care",
  withinHours: null,
  lookBackHours: 72,
  countsWhenPassed: false,
  ...draft,
});
