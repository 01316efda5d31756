/**
 * Finds the passages that fit a message in a person's own words: BM25 term by term over title, synonyms,
 * heading and text, raised where the message names the page, merged so that nothing fills the list alone.
 */
import { type Candidate, gatherCandidates } from "./candidates.ts";
import { choosePassages } from "./choose-passages.ts";
import { aboveFloor } from "./meaning-floor.ts";
import { namedDocuments } from "./named-documents.ts";
import { nearlyNamed } from "./nearly-named.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { StoredPassage } from "./passage-queries.ts";
import { type QuestionTerms, questionTerms } from "./question-terms.ts";
import { bestRows, scoreTerms } from "./term-scores.ts";

export interface SearchOptions {
  /** At most so many passages; as many where the library has them and `floor` is off. */
  readonly limit: number;
  /** Only passages of this source. */
  readonly source?: string | undefined;
  /** Leave out passages whose match means nothing: better none than a page that shares a common word. */
  readonly floor?: boolean | undefined;
}

const mostCandidates = 220;
export interface FoundPassage {
  /** 1 is best. */
  readonly rank: number;
  readonly score: number;
  readonly passage: StoredPassage;
}

/** Better a page that is nearly named than nothing; better nothing than any other. */
function meant(
  library: OpenLibraryFile,
  question: QuestionTerms,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const clearly = aboveFloor(library, question, candidates);
  return clearly.length > 0 ? clearly : nearlyNamed(library, question, candidates);
}

export function searchLibrary(
  library: OpenLibraryFile,
  message: string,
  { limit, source, floor }: SearchOptions,
): FoundPassage[] {
  const within = library.rowsOf(source);
  if (within === null) return [];
  const question = questionTerms(library, message);
  const scores = scoreTerms(library, question.terms, limit);
  const rows = bestRows(library, scores.read, within, Math.max(mostCandidates, limit * 3));
  const named = namedDocuments(library, question);
  const candidates = gatherCandidates(library, question, scores, rows, named, within);
  const worthy = floor === true ? meant(library, question, candidates) : candidates;
  return choosePassages(worthy, limit).flatMap((chosen, i) => {
    const passage = library.passageAt(chosen.row);
    return passage === null ? [] : [{ rank: i + 1, score: chosen.score, passage }];
  });
}
