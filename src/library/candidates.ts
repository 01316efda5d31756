/** The passages worth a closer look, each with what every aspect of the message adds to it. */
import type { NamedDocument } from "./named-documents.ts";
import type { OpenLibraryFile, RowRange } from "./open-library-file.ts";
import type { QuestionTerms, Term } from "./question-terms.ts";
import { numberIn, textIn } from "./row-values.ts";
import { stopWords } from "./stop-words.ts";
import { eachRow, type TermScores } from "./term-scores.ts";
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
  readonly sourceIds: string;
  /** Each aspect of the message that this passage meets, with what it adds. */
  readonly parts: ReadonlyMap<string, number>;
  readonly score: number;
  /** From 0 to 1: what part of the title, or of a synonym, the message says. */
  readonly titleMet: number;
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
  const found = readRows(
    library,
    rows,
    documents.map((n) => n.document),
    within,
  );
  const parts = new Map(found.map((row) => [row.row, new Map<string, number>()]));
  addTerms(scores, parts);
  const names = new Map(documents.map((n) => [n.document, n]));
  const said = saidStems(question.terms);
  const ofTitles = titleWords(library);
  return found
    .map((row) => {
      const own = parts.get(row.row) ?? new Map<string, number>();
      const name = names.get(row.document);
      if (name !== undefined) own.set(`name ${name.name}`, name.worth * evidence.name);
      const titleMet = addTitle(library, row.titleStems, said, ofTitles, own);
      addHeading(library, row.heading, scores.left, own);
      if (row.first === row.row && own.size > 0) own.set("first passage", evidence.firstPassage);
      const score = own.values().reduce((sum, part) => sum + part, 0);
      const nameWords = name?.name.split(" ").length ?? 0;
      return { ...row, parts: own, score, nameWords, titleMet: nameWords === 0 ? titleMet : 1 };
    })
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

/** Words for the same aspect don't add up in full: the best counts, the others a little. */
function addTerms(scores: TermScores, parts: ReadonlyMap<number, Map<string, number>>): void {
  for (const term of scores.read) {
    const { aspect } = term.term;
    eachRow(term, (row, score) => {
      const own = parts.get(row);
      if (own === undefined) return;
      const before = own.get(aspect) ?? 0;
      const both = Math.max(before, score) + Math.min(before, score) * evidence.secondWord;
      own.set(aspect, both);
    });
  }
}

/** What part of the title the message says: "lung cancer" is not what a message about cancer asks for. */
function addTitle(
  library: OpenLibraryFile,
  title: readonly (readonly [string, number])[],
  said: ReadonlyMap<string, number>,
  { vague, groups }: TitleWords,
  parts: Map<string, number>,
): number {
  let whole = 0;
  let met = 0;
  const stems: string[] = [];
  for (const [stem, passages] of title) {
    if (stopWords.has(stem)) continue;
    const worth = library.rarity(passages);
    const weight = said.get(stem);
    whole += worth;
    if (weight === undefined) continue;
    met += worth * weight;
    stems.push(stem);
  }
  if (met === 0) return 0;
  const share = Math.min(1, met / whole);
  if (isForOthers(title, said, { groups })) return 0;
  if (share < 0.99 && stems.every((stem) => vague.has(stem))) return 0;
  parts.set(`title ${stems.join(" ")}`, evidence.title * met * share);
  return share;
}

/** Its title names a group of people, and the message none of them. */
function isForOthers(
  title: readonly (readonly [string, number])[],
  said: ReadonlyMap<string, number>,
  { groups }: Pick<TitleWords, "groups">,
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
  const lower = heading.toLowerCase();
  for (const term of common) {
    if (!term.stems.every((stem) => lower.includes(stem))) continue;
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

interface CandidateRow {
  readonly row: number;
  readonly document: number;
  readonly text: number;
  readonly heading: string;
  readonly sourceIds: string;
  /** The first row of the document. */
  readonly first: number;
  readonly titleStems: readonly (readonly [string, number])[];
}

function readRows(
  library: OpenLibraryFile,
  rows: readonly number[],
  documents: readonly number[],
  within: RowRange,
): CandidateRow[] {
  const query = library.db.prepare(
    `SELECT p.number, p.document, p.text, p.heading, p.source_ids, d.title_stems,
       (SELECT min(f.number) FROM placements f WHERE f.document = p.document) AS first
     FROM placements p JOIN documents d ON d.number = p.document
     WHERE p.number IN (SELECT value FROM json_each(?) UNION
         SELECT q.number FROM placements q WHERE q.document IN (SELECT value FROM json_each(?)))
       AND p.number BETWEEN ? AND ?`,
  );
  const found = query.all(
    JSON.stringify(rows),
    JSON.stringify(documents),
    within.first,
    within.last,
  );
  return found.map((row) => ({
    row: numberIn(row, "number"),
    document: numberIn(row, "document"),
    text: numberIn(row, "text"),
    heading: textIn(row, "heading"),
    sourceIds: textIn(row, "source_ids"),
    first: numberIn(row, "first"),
    titleStems: stemCounts(textIn(row, "title_stems")),
  }));
}

function stemCounts(json: string): [string, number][] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.map((pair) => [String(pair[0]), Number(pair[1])]) : [];
}
