/** Who signed the rules that fired. Pure: the sign-offs are read by the service. */
import type { Triage } from "#contracts/triage.ts";

/** "Dr. Ada Example on 2026-11-23" by rule id: only rules that were signed as they read now. */
export type RuleReviewers = ReadonlyMap<string, string>;

export function withReviewers(triage: Triage, reviewers: RuleReviewers): Triage {
  if (reviewers.size === 0) return triage;
  const rules = triage.rules.map((rule) => ({
    ...rule,
    reviewedBy: reviewers.get(rule.id) ?? rule.reviewedBy,
  }));
  return { ...triage, rules };
}
