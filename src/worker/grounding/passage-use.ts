/** Which passages may be used at all, and what an old one may still be used for. */
import type { Passage, PassageSection } from "#contracts/passage.ts";
import { keepRecent } from "#library/keep-recent.ts";
import { speaksToSystem } from "./wording.ts";

/** Past its review-by date a passage is shown with its date. `today` is YYYY-MM-DD. */
export function isPastReview(passage: Passage, today: string): boolean {
  return passage.reviewBy !== null && passage.reviewBy < today;
}

/** SAFETY, answers from sources 1: never from a passage past its review: doses, first aid, when to get help. */
const onlyWhileReviewed: ReadonlySet<PassageSection> = new Set([
  "medicine",
  "when-to-get-help",
  "what-you-can-do",
]);

/** A passage that talks to the system is left out whole: its other sentences are not to be trusted either. */
export function isUsable(passage: Passage, today: string): boolean {
  if (isForSystem(`${passage.title}\n${passage.heading}\n${passage.text}`)) return false;
  return !(isPastReview(passage, today) && onlyWhileReviewed.has(passage.section));
}

const isForSystem = keepRecent(1000, speaksToSystem);

export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
