/** Who signed the rules that fired. Pure: the sign-offs are read by the service. */
import type { Triage } from "#contracts/triage.ts";

/** "Dr. Ada Example on 2026-11-23" by rule id, or by `textKey`: only what was signed as it reads now. */
export type RuleReviewers = ReadonlyMap<string, string>;

/** A fixed text beside the rules; no rule's id has a colon. */
export const textKey = (id: string): string => `text:${id}`;

export function withReviewers(triage: Triage, reviewers: RuleReviewers): Triage {
  if (reviewers.size === 0) return triage;
  const rules = triage.rules.map((rule) => ({
    ...rule,
    reviewedBy: reviewers.get(rule.id) ?? rule.reviewedBy,
  }));
  const { fixedTextId } = triage;
  if (fixedTextId === undefined) return { ...triage, rules };
  return { ...triage, rules, fixedTextReviewedBy: reviewers.get(textKey(fixedTextId)) ?? null };
}
