/**
 * Finds the passages that fit a message in a person's own words: BM25 term by term over title, synonyms,
 * heading and text, raised where the message names the page, merged so that nothing fills the list alone.
 */
import type { RankedPassage } from "#contracts/passage.ts";
import { type Candidate, gatherCandidates } from "./candidates.ts";
import { choosePassages } from "./choose-passages.ts";
import { aboveFloor } from "./meaning-floor.ts";
import { namedDocuments } from "./named-documents.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { questionTerms } from "./question-terms.ts";
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
export function searchLibrary(
  library: OpenLibraryFile,
  message: string,
  { limit, source, floor }: SearchOptions,
): RankedPassage[] {
  const question = questionTerms(library, message);
  const scores = scoreTerms(library, question.terms, limit);
  const rows = bestRows(library, scores.read, Math.max(mostCandidates, limit * 3));
  const named = namedDocuments(library, question);
  const candidates = gatherCandidates(library, question, scores, rows, named, source);
  const worthy = floor === true ? aboveFloor(library, question, candidates) : candidates;
  return toPassages(library, choosePassages(worthy, limit));
}

function toPassages(library: OpenLibraryFile, chosen: readonly Candidate[]): RankedPassage[] {
  return chosen.flatMap((candidate, i) => {
    const passage = library.passageAt(candidate.row, candidate.text);
    return passage === null ? [] : [{ rank: i + 1, score: candidate.score, passage }];
  });
}
