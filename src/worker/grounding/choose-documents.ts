/** Which pages answer a question: the one that fits best, and another only where it fits as well. */
import type { Passage, RankedPassage } from "#contracts/passage.ts";
import { contentSet, coverage } from "./content-words.ts";
import { isAbout } from "./dose-fit.ts";
import type { QuestionKind } from "./question-kind.ts";

export type ChosenDocument = { documentId: string; passages: Passage[] };

const mostDocuments = 2;

/** Best first; none when no page is about the question. Passages of a page stay in the order of the search. */
export function chooseDocuments(
  ranked: readonly RankedPassage[],
  question: QuestionKind,
): ChosenDocument[] {
  const scored = Array.from(groupByDocument(ranked), ([documentId, found]) => ({
    documentId,
    passages: found.map(({ passage }) => passage),
    score: scoreOf(found, ranked, question),
  }))
    .filter(({ passages }) => fits(passages, question))
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (best === undefined) return [];
  return scored
    .filter(({ score, passages }) => score >= 0.75 * best.score && isNamed(passages, question))
    .slice(0, mostDocuments)
    .concat(isNamed(best.passages, question) ? [] : [best])
    .slice(0, mostDocuments);
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

/** The search gives what is nearest, however far it is: a page must share what the question is about. */
function fits(passages: readonly Passage[], question: QuestionKind): boolean {
  if (isNamed(passages, question)) return true;
  return passages.some((passage) => {
    const about = contentSet([passage.title, passage.heading, ...passage.synonyms].join(" "));
    const shared = question.words.intersection(about).size;
    const covered = coverage(question.words, about.union(contentSet(passage.text)));
    return shared >= 2 || (shared === 1 && covered >= 0.5);
  });
}
