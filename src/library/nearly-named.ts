/**
 * Where no page is meant clearly, the page whose names share the most with the message: "my throat feels full of
 * needles when I swallow" says no name of any page, yet "throat" and "swallow" both stand in the names of one.
 */
import type { Candidate } from "./candidates.ts";
import { bodyParts } from "./complaints.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { ails, isAboutOtherMatters } from "./other-matters.ts";
import type { QuestionTerms } from "./question-terms.ts";

/** What is denied is not said. */
const leastWeight = 0.3;
const fewestWords = 2;
/** Of what the message asks for, by the rarity of its words. */
const leastShare = 0.3;
/** Another page is as near only within this share of the nearest. */
const shareOfNearest = 0.9;

interface SaidWord {
  readonly worth: number;
  readonly ofBody: boolean;
  /** Documents that have the word, or what stands in for it, in a name. */
  readonly documents: ReadonlySet<number>;
}

/** Of these candidates, best first, those of the nearest pages. */
export function nearlyNamed(
  library: OpenLibraryFile,
  question: QuestionTerms,
  candidates: readonly Candidate[],
): Candidate[] {
  if (isAboutOtherMatters(question.sequence)) return [];
  const said = saidWords(library, question);
  const whole = said.reduce((sum, { worth }) => sum + worth, 0);
  const worth = new Map<number, number>();
  for (const { document } of candidates) {
    if (worth.has(document)) continue;
    const met = said.filter(({ documents }) => documents.has(document));
    const share = met.reduce((sum, one) => sum + one.worth, 0) / whole;
    const isNear =
      met.length >= fewestWords && met.some(({ ofBody }) => ofBody) && share >= leastShare;
    worth.set(document, isNear ? share : 0);
  }
  const least = Math.max(leastShare, Math.max(0, ...worth.values()) * shareOfNearest);
  return candidates.filter(({ document }) => (worth.get(document) ?? 0) >= least);
}

function saidWords(
  library: OpenLibraryFile,
  { sequence, terms, sensed }: QuestionTerms,
): SaidWord[] {
  const said = new Map<string, SaidWord>();
  for (const { word, stem, stop, weight, passages } of sequence) {
    if (stop || weight < leastWeight || said.has(stem)) continue;
    const others = terms.filter(({ stems, aspect }) => aspect === stem && stems.length === 1);
    const documents = (
      sensed.has(stem) ? [] : [stem, ...others.flatMap(({ stems }) => stems)]
    ).flatMap((one) => library.documentsWithNameWord(one));
    const ofBody = bodyParts.has(word) || ails.has(word);
    said.set(stem, {
      worth: weight * library.rarity(passages),
      ofBody,
      documents: new Set(documents),
    });
  }
  return [...said.values()];
}
