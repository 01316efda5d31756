/** Which pages answer a question: the one that fits best, and another only where it fits as well. */
import type { Passage, RankedPassage } from "#contracts/passage.ts";
import { isAbout } from "./dose-fit.ts";
import type { QuestionKind } from "./question-kind.ts";

export type ChosenDocument = { documentId: string; passages: Passage[] };

const mostDocuments = 2;

/**
 * Best first; none when the search found nothing that fits. Another page is added only when the question names it
 * too ("a cough and a fever") and it was found nearly as well. Passages of a page stay in the order of the search.
 */
export function chooseDocuments(
  ranked: readonly RankedPassage[],
  question: QuestionKind,
): ChosenDocument[] {
  const [best, ...others] = Array.from(groupByDocument(ranked), ([documentId, found]) => ({
    documentId,
    passages: found.map(({ passage }) => passage),
    score: scoreOf(found, ranked, question),
  })).sort((a, b) => b.score - a.score);
  if (best === undefined) return [];
  const alsoNamed = others.filter(
    ({ score, passages }) => score >= 0.75 * best.score && isNamed(passages, question),
  );
  return [best, ...alsoNamed].slice(0, mostDocuments);
}

function groupByDocument(ranked: readonly RankedPassage[]): Map<string, RankedPassage[]> {
  return Map.groupBy(
    ranked.toSorted((a, b) => a.rank - b.rank),
    ({ passage }) => passage.documentId,
  );
}

/** The search's own score, and more for a page that is named in the question or was found several times. */
function scoreOf(
  found: readonly RankedPassage[],
  all: readonly RankedPassage[],
  question: QuestionKind,
): number {
  const top = Math.max(...all.map(({ score }) => score));
  const best = Math.max(...found.map(({ score }) => score));
  const share = top > 0 ? best / top : 1 / Math.min(...found.map(({ rank }) => rank));
  const passages = found.map(({ passage }) => passage);
  const named = isNamed(passages, question) ? 0.5 : 0;
  return share + named + 0.05 * Math.min(found.length, 4);
}

const isNamed = (passages: readonly Passage[], question: QuestionKind): boolean =>
  passages.some((passage) => isAbout(passage, question.words));
