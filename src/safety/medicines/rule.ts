/** The rules that medicines are checked by. Each side is a substance or one of its groups; any one of them is enough. */
import type { ReadSource } from "#contracts/triage.ts";

type Signed = {
  readonly id: string;
  /** What can happen, and what to do before taking: own words, no amounts. */
  readonly text: string;
  /** The page whose text was read, or null when no source was read. */
  readonly source: ReadSource | null;
  /** Empty until a clinician has signed. */
  readonly reviewedBy: string | null;
};

export type PairRule = Signed & {
  readonly one: readonly string[];
  readonly other: readonly string[];
  /** Substances that the rule doesn't hold for, although their group is named. */
  readonly except?: readonly string[];
};

export type PregnancyRule = Signed & { readonly of: readonly string[] };
export type StoppingRule = Signed & { readonly of: readonly string[] };

export type AllergyRule = Signed & {
  /** Substances or groups that the words of an allergy name. */
  readonly to: readonly string[];
  /** What then meets it. */
  readonly of: readonly string[];
};
