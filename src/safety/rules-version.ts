/** The version of rules and lexicon, from their content: a change of any word is another version. */
import { worseSteps } from "./follow-up/worse.ts";
import { generalQuestions } from "./general-questions.ts";
import { findingIds, findingOf } from "./lexicon/index.ts";
import { synonyms } from "./lexicon/synonyms.ts";
import { linesForAnother } from "./rules/for-another.ts";
import { rules } from "./rules/index.ts";

/** cyrb53, a public-domain string hash: for telling versions apart, not for security. */
function hash(text: string): string {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return (4294967296 * (2097151 & high) + (low >>> 0)).toString(36);
}

export const rulesVersion: string = hash(
  JSON.stringify([
    rules,
    findingIds.map((id) => [id, findingOf(id)]),
    synonyms,
    generalQuestions,
    worseSteps,
    linesForAnother,
  ]),
);
