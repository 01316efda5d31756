/** The passages worth a closer look, each with what every aspect of the message adds to it. */
import type { NamedDocument } from "./named-documents.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { TitleStems } from "./passage-queries.ts";
import type { QuestionTerms, Term } from "./question-terms.ts";
import type { RowRange } from "./row-queries.ts";
import { stopWords } from "./stop-words.ts";
import type { TermScores } from "./term-scores.ts";
import { type TitleWords, titleWords } from "./vague-words.ts";

/** How much each kind of evidence counts beside BM25; found on a set of messages apart from the tests. */
export const evidence = {
  name: 0.6,
  title: 1.5,
  heading: 0.5,
  firstPassage: 1,
  secondWord: 0.3,
};
const mostNamed = 60;

export interface Candidate {
  readonly row: number;
  readonly document: number;
  readonly text: number;
  /** Which answer of its document it is part of. */
  readonly answer: number;
  /** Each aspect of the message that this passage meets, with what it adds. */
  readonly parts: ReadonlyMap<string, number>;
  /** Each aspect that some passage of its page meets. */
  readonly page: ReadonlySet<string>;
  readonly score: number;
  /** From 0 to 1: what part of the title, or of a synonym, the message says. */
  readonly titleMet: number;
  /** The message says the whole title, not a synonym of it. */
  readonly titleSaid: boolean;
  /** How many words of the message call the document by name; 0 when none do. */
  readonly nameWords: number;
}

export function gatherCandidates(
  library: OpenLibraryFile,
  question: QuestionTerms,
  scores: TermScores,
  rows: readonly number[],
  named: readonly NamedDocument[],
  within: RowRange,
): Candidate[] {
  const documents = named.slice(0, mostNamed);
  const found = [...rowsToRead(library, rows, documents, within)];
  const parts = addTerms(library, scores, found);
  const pages = aspectsOfPages(library, scores, found);
  const names = new Map(documents.map((n) => [n.document, n]));
  const titles = titleReader(library, question);
  return found
    .map((row, i): Candidate => {
      const own = parts[i] ?? new Map<string, number>();
      const document = library.documentOf(row);
      const name = names.get(document);
      if (name !== undefined) own.set(`name ${name.name}`, name.worth * evidence.name);
      const title = titles(document);
      if (title.share > 0) own.set(title.aspect, title.worth);
      if (scores.left.length > 0) addHeading(library, library.headingOf(row), scores.left, own);
      if (library.documentOf(row - 1) !== document && own.size > 0)
        own.set("first passage", evidence.firstPassage);
      let score = 0;
      for (const part of own.values()) score += part;
      const nameWords = name?.name.split(" ").length ?? 0;
      return {
        row,
        document,
        text: library.textOf(row),
        answer: library.answerOf(row),
        parts: own,
        page: pages.get(document) ?? noAspects,
        score,
        nameWords,
        titleSaid: title.share >= 0.99,
        titleMet: nameWords === 0 ? title.share : 1,
      };
    })
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

/** The best rows, and every row of the documents that the message names; in their order in the file. */
function rowsToRead(
  library: OpenLibraryFile,
  rows: readonly number[],
  named: readonly NamedDocument[],
  within: RowRange,
): ReadonlySet<number> {
  const wanted = new Set(rows);
  for (const { document } of named) {
    const { first, last } = library.rowsOfDocument(document);
    for (let row = Math.max(first, within.first); row <= Math.min(last, within.last); row++)
      wanted.add(row);
  }
  return wanted;
}

/**
 * What each aspect adds to each of the rows. Words for the same aspect don't add up in full: the best counts, the
 * others a little.
 */
function addTerms(
  { sums: places }: OpenLibraryFile,
  scores: TermScores,
  found: readonly number[],
): Map<string, number>[] {
  const parts = found.map(() => new Map<string, number>());
  // Between here and the end of this function the sums hold each row's place in `found`, from 1.
  for (const [i, row] of found.entries()) places[row] = i + 1;
  for (const { term, rows, scores: added } of scores.read) {
    const { aspect, weight } = term;
    for (let i = 0; i < rows.length; i++) {
      const own = parts[(places[rows[i] ?? 0] ?? 0) - 1];
      if (own === undefined) continue;
      const score = (added[i] ?? 0) * weight;
      const before = own.get(aspect);
      if (before === undefined) own.set(aspect, score);
      else own.set(aspect, Math.max(before, score) + Math.min(before, score) * evidence.secondWord);
    }
  }
  for (const row of found) places[row] = 0;
  return parts;
}

const noAspects: ReadonlySet<string> = new Set();

/** What the pages of these rows say in all their passages together. */
function aspectsOfPages(
  library: OpenLibraryFile,
  scores: TermScores,
  found: readonly number[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const pages = new Map(found.map((row) => [library.documentOf(row), new Set<string>()]));
  for (const { term, rows } of scores.read) {
    let before = 0;
    for (const row of rows) {
      const document = library.documentOf(row);
      if (document !== before) pages.get(document)?.add(term.aspect);
      before = document;
    }
  }
  return pages;
}

interface TitleMatch {
  /** The part of a score that it is; empty when nothing matches. */
  readonly aspect: string;
  readonly worth: number;
  /** What part of the title the message says, by the rarity of its words. */
  readonly share: number;
}
const noMatch: TitleMatch = { aspect: "", worth: 0, share: 0 };

/** Matches the title of a document with what the message says, once for all its rows. */
function titleReader(
  library: OpenLibraryFile,
  { terms, sensed }: QuestionTerms,
): (document: number) => TitleMatch {
  const said = saidStems(terms.filter(({ aspect }) => !sensed.has(aspect)));
  const ofTitles = titleWords(library);
  const read = new Map<number, TitleMatch>();
  return (document) => {
    const before = read.get(document);
    if (before !== undefined) return before;
    const match = matchTitle(library, library.titleStemsOf(document), said, ofTitles);
    read.set(document, match);
    return match;
  };
}

/** What part of the title the message says: "lung cancer" is not what a message about cancer asks for. */
function matchTitle(
  library: OpenLibraryFile,
  title: TitleStems,
  said: ReadonlyMap<string, number>,
  { vague, groups }: TitleWords,
): TitleMatch {
  let whole = 0;
  let met = 0;
  const stems: string[] = [];
  if (!title.some(([stem]) => said.has(stem))) return noMatch;
  for (const [stem, passages] of title) {
    if (stopWords.has(stem)) continue;
    const worth = library.rarity(passages);
    const weight = said.get(stem);
    whole += worth;
    if (weight === undefined) continue;
    met += worth * weight;
    stems.push(stem);
  }
  if (met === 0 || isForOthers(title, said, groups)) return noMatch;
  const share = Math.min(1, met / whole);
  if (share < 0.99 && stems.every((stem) => vague.has(stem))) return noMatch;
  return { aspect: `title ${stems.join(" ")}`, worth: evidence.title * met * share, share };
}

/** Its title names a group of people, and the message none of them. */
function isForOthers(
  title: TitleStems,
  said: ReadonlyMap<string, number>,
  groups: ReadonlySet<string>,
): boolean {
  const named = title.filter(([stem]) => groups.has(stem));
  return named.length > 0 && !named.some(([stem]) => said.has(stem));
}

/** Words too common to be searched ("symptoms", "treatment") still tell which passage of a page is meant. */
function addHeading(
  library: OpenLibraryFile,
  heading: string,
  common: readonly Term[],
  parts: Map<string, number>,
): void {
  for (const term of common) {
    if (!term.stems.every((stem) => heading.includes(stem))) continue;
    const worth = term.weight * library.rarity(term.passages) * evidence.heading;
    parts.set(term.aspect, Math.max(parts.get(term.aspect) ?? 0, worth));
  }
}

function saidStems(terms: readonly Term[]): ReadonlyMap<string, number> {
  const said = new Map<string, number>();
  for (const { stems, weight } of terms) {
    for (const stem of stems) said.set(stem, Math.max(said.get(stem) ?? 0, weight));
  }
  return said;
}
