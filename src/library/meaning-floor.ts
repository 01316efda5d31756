/** Tells a match that means something from one by chance: better "nothing found" than a page that shares a word. */
import type { Candidate } from "./candidates.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { isAboutOtherMatters } from "./other-matters.ts";
import type { QuestionTerms } from "./question-terms.ts";

/** Shares of what the message asks for, words that the library does not know included. */
const shareWhenNamed = 0.2;
/** Several words together are hardly ever a name by chance, however long the story around them. */
const shareWhenNamedByWords = 0.05;
const shareWhenTitleMet = 0.35;
const shareOtherwise = 0.5;
/** A message about a machine or a meal may call a page by chance. */
const shareOnOtherMatters = 0.65;
/** Behind the best by more than this, a passage is about something else. */
const shareOfBest = 0.4;

/** `candidates` come best first; so do those that stay. */
export function aboveFloor(
  library: OpenLibraryFile,
  question: QuestionTerms,
  candidates: readonly Candidate[],
): Candidate[] {
  const asked = new Map<string, number>();
  for (const { stem, stop, weight, passages } of question.sequence) {
    if (!stop) asked.set(stem, weight * library.rarity(passages));
  }
  // A saying of small words, "no energy", says as much as what it stands for.
  for (const { aspect, weight, passages } of question.terms) {
    const said = aspect.split(" ");
    if (said.length > 1 && !said.some((stem) => asked.has(stem)))
      asked.set(aspect, weight * library.rarity(passages));
  }
  const least = (candidates[0]?.score ?? 0) * shareOfBest;
  const atLeast = isAboutOtherMatters(question.sequence) ? shareOnOtherMatters : 0;
  return candidates.filter((c) => c.score >= least && isMeant(c, asked, question.sensed, atLeast));
}

function isMeant(
  candidate: Candidate,
  asked: ReadonlyMap<string, number>,
  sensed: ReadonlySet<string>,
  atLeast: number,
): boolean {
  const met = metStems(candidate, asked);
  const whole = asked.values().reduce((sum, worth) => sum + worth, 0);
  if (whole === 0) return false;
  const share = met.reduce((sum, stem) => sum + (asked.get(stem) ?? 0), 0) / whole;
  if (share < atLeast && !candidate.titleSaid) return false;
  if (candidate.nameWords > 1) return share >= shareWhenNamedByWords;
  if (candidate.titleMet >= 0.99) return share >= shareWhenNamed;
  if (candidate.titleMet > 0) return share >= shareWhenTitleMet;
  return met.filter((stem) => !sensed.has(stem)).length >= 3 && share >= shareOtherwise;
}

function metStems(candidate: Candidate, asked: ReadonlyMap<string, number>): string[] {
  const aspects = [...candidate.parts.keys(), ...candidate.page];
  const stems = new Set(aspects.flatMap((aspect) => [aspect, ...aspect.split(" ")]));
  return [...stems].filter((stem) => asked.has(stem));
}
