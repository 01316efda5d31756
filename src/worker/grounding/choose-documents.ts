/** Which pages answer a question: the one that fits best, and another only where it fits as well. */
import type { Passage, RankedPassage } from "#contracts/passage.ts";
import { contentSet } from "./content-words.ts";
import { namesOf } from "./dose-fit.ts";
import { isAboutChild, isForChildrenAlone } from "./for-whom.ts";
import type { QuestionKind } from "./question-kind.ts";

export type ChosenDocument = { documentId: string; passages: Passage[] };

type Page = ChosenDocument & {
  score: number;
  /** The words of the names that the question calls the page by; none when it doesn't. */
  calledBy: ReadonlySet<string>;
};

const mostDocuments = 2;

/**
 * Best first; none when the search found nothing that fits. Another page is added only when the question names it
 * too ("a cough and a fever") and it was found nearly as well. Passages of a page stay in the order of the search.
 */
export function chooseDocuments(
  ranked: readonly RankedPassage[],
  question: QuestionKind,
): ChosenDocument[] {
  const pages = Array.from(groupByDocument(ranked), ([documentId, found]) => {
    const passages = found.map(({ passage }) => passage);
    const calledBy = calledWords(passages, question);
    const score = scoreOf(found, ranked, calledBy, question);
    return { documentId, passages, calledBy, score };
  });
  const [best, ...others] = pages
    .filter((page) => !pages.some((other) => isNarrower(other, page)))
    .sort((a, b) => b.score - a.score);
  if (best === undefined) return [];
  const alsoNamed = others.filter(
    ({ score, calledBy }) => score >= 0.75 * best.score && calledBy.size > 0,
  );
  return [best, ...alsoNamed].slice(0, mostDocuments);
}

function groupByDocument(ranked: readonly RankedPassage[]): Map<string, RankedPassage[]> {
  return Map.groupBy(
    ranked.toSorted((a, b) => a.rank - b.rank),
    ({ passage }) => passage.documentId,
  );
}

/**
 * "A barking cough" is croup, whose name holds all that the page about coughs was called by; a child's fever is not
 * the page about the fever of everybody.
 */
function isNarrower(other: Page, page: Page): boolean {
  if (other === page || other.score < 0.6 * page.score) return false;
  const holdsName =
    page.calledBy.size > 0 &&
    other.calledBy.size > page.calledBy.size &&
    page.calledBy.isSubsetOf(other.calledBy);
  const [its, others] = [page, other].map(({ passages }) => contentSet(passages[0]?.title ?? ""));
  const holdsTitle = its !== undefined && others !== undefined && its.isSubsetOf(others);
  return holdsName || (holdsTitle && other.score > page.score);
}

/** The search's own score, and more for a page that is named in the question or was found several times. */
function scoreOf(
  found: readonly RankedPassage[],
  all: readonly RankedPassage[],
  calledBy: ReadonlySet<string>,
  question: QuestionKind,
): number {
  const top = Math.max(...all.map(({ score }) => score));
  const best = Math.max(...found.map(({ score }) => score));
  const share = top > 0 ? best / top : 1 / Math.min(...found.map(({ rank }) => rank));
  const named = calledBy.size > 0 ? 0.5 : 0;
  const sections = new Set(found.map(({ passage }) => passage.section));
  // Whether two things go together is said on the page of the medicine.
  const ofMedicine = question.sections[0] === "medicine" && sections.has("medicine") ? 0.5 : 0;
  const first = found[0]?.passage;
  const ofChild =
    first !== undefined && isForChildrenAlone(first) && isAboutChild(question.words) ? 0.5 : 0;
  return share + named + ofMedicine + ofChild + 0.05 * Math.min(found.length, 4);
}

/** The words of all names that stand in the question. */
function calledWords(
  passages: readonly Passage[],
  { words: said }: QuestionKind,
): ReadonlySet<string> {
  const words = isAboutChild(said) ? said.union(contentSet("child")) : said;
  const names = passages.flatMap(namesOf).map(contentSet);
  return new Set(names.filter((name) => name.isSubsetOf(words)).flatMap((name) => [...name]));
}
