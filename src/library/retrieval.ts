/**
 * Finds the passages that fit a message: BM25 by term over title, synonyms, heading and text, raised where
 * the message names the document, merged so that one document does not fill the list.
 */
import { z } from "zod";
import type { RankedPassage } from "#contracts/passage.ts";
import { type OpenLibraryFile, passageColumns, passageOfRow } from "./open-library-file.ts";
import { type QuestionTerms, questionTerms, type Term } from "./question-terms.ts";

export interface SearchOptions {
  readonly limit: number;
  readonly source?: string | undefined;
  /** Nothing, rather than passages that share no more than a common word with the message. */
  readonly floor?: boolean | undefined;
}

export const T = {
  columnWeights: "8, 5, 3, 1",
  mostRows: 10_000,
  mostTerms: 16,
  mostCandidates: 250,
  nameWeight: 0.6,
  headingWeight: 0.5,
  coverage: 0.5,
  first: 1.0,
  perDocument: 3,
};
const longestName = 7;

interface Candidate {
  readonly row: number;
  readonly document: number;
  readonly text: number;
  readonly heading: string;
  readonly sourceIds: string;
  readonly first: number;
  score: number;
}

export function searchLibrary(
  library: OpenLibraryFile,
  message: string,
  options: SearchOptions,
): RankedPassage[] {
  const question = questionTerms(library, message);
  const { read, left } = affordable(library, question.terms);
  const scores = scoreByTerms(library, read);
  const named = scoreByName(library, question);
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, T.mostCandidates);
  const candidates = readCandidates(
    library,
    best.map(([row]) => row),
    [...named.keys()],
    options.source,
  );
  for (const c of candidates) {
    c.score = (scores.get(c.row) ?? 0) + (named.get(c.document) ?? 0) * T.nameWeight;
    c.score += headingScore(library, c.heading, left) * T.headingWeight;
    c.score += c.first === c.row ? T.first : 0;
  }
  candidates.sort((a, b) => b.score - a.score || a.row - b.row);
  return toPassages(library, mergeDocuments(candidates, options.limit));
}

/** The rarest terms first, as many as the budget of rows allows; the rest count in headings only. */
function affordable(library: OpenLibraryFile, terms: readonly Term[]) {
  const read: Term[] = [];
  const left: Term[] = [];
  let rows = 0;
  const worth = (term: Term) => term.weight * rarity(library, term.passages);
  for (const term of [...terms].sort((a, b) => worth(b) - worth(a))) {
    if (read.length < T.mostTerms && rows + term.passages <= T.mostRows) {
      read.push(term);
      rows += term.passages;
    } else left.push(term);
  }
  return { read, left };
}

const rarity = (library: OpenLibraryFile, passages: number): number =>
  Math.log(1 + (library.total - passages + 0.5) / (passages + 0.5));

function scoreByTerms(library: OpenLibraryFile, terms: readonly Term[]): Map<number, number> {
  const scores = new Map<number, number>();
  const query = library.db.prepare(
    `SELECT rowid, bm25(passage_words, ${T.columnWeights}) FROM passage_words WHERE passage_words MATCH ?`,
  );
  query.setReturnArrays(true);
  for (const term of terms) {
    for (const raw of query.all(`"${term.stems.join(" ")}"`)) {
      const row = Number(raw[0]),
        bm25 = Number(raw[1]);
      scores.set(row, (scores.get(row) ?? 0) - bm25 * term.weight);
    }
  }
  return scores;
}

function scoreByName(
  library: OpenLibraryFile,
  { sequence, terms }: QuestionTerms,
): Map<number, number> {
  const scores = new Map<number, number>();
  const note = (stems: readonly string[], worth: number) => {
    for (const document of library.documentsNamed(stems.join(" "))) {
      scores.set(document, Math.max(scores.get(document) ?? 0, worth));
    }
  };
  sequence.forEach((_, start) => {
    for (let length = 1; length <= longestName && start + length <= sequence.length; length++) {
      const tokens = sequence.slice(start, start + length);
      if (tokens[0]?.stop || tokens.at(-1)?.stop) continue;
      const worth = tokens.reduce((sum, t) => sum + t.weight * rarity(library, t.passages), 0);
      note(
        tokens.map((t) => t.stem),
        worth,
      );
    }
  });
  for (const term of terms)
    note(term.stems, term.weight * rarity(library, term.passages) * Math.sqrt(term.stems.length));
  return scores;
}

const candidateRow = z.object({
  row: z.number(),
  document: z.number(),
  text: z.number(),
  heading: z.string(),
  sourceIds: z.string(),
  first: z.number(),
});

function readCandidates(
  library: OpenLibraryFile,
  rows: readonly number[],
  documents: readonly number[],
  source: string | undefined,
): Candidate[] {
  const found = library.db
    .prepare(
      `SELECT p.number AS row, p.document, p.text, p.heading, p.source_ids AS sourceIds,
         (SELECT min(f.number) FROM placements f WHERE f.document = p.document) AS first
       FROM placements p JOIN documents d ON d.number = p.document
       WHERE (p.number IN (SELECT value FROM json_each(?)) OR p.document IN (SELECT value FROM json_each(?)))
         AND (? IS NULL OR d.source = ?)`,
    )
    .all(
      JSON.stringify(rows),
      JSON.stringify(documents.slice(0, 100)),
      source ?? null,
      source ?? null,
    );
  return found.map((row) => ({ ...candidateRow.parse(row), score: 0 }));
}

function headingScore(library: OpenLibraryFile, heading: string, terms: readonly Term[]): number {
  const lower = heading.toLowerCase();
  return terms.reduce(
    (sum, t) =>
      sum + (t.stems.every((s) => lower.includes(s)) ? t.weight * rarity(library, t.passages) : 0),
    0,
  );
}

function mergeDocuments(candidates: readonly Candidate[], limit: number): Candidate[] {
  const taken = new Set<Candidate>();
  const perDocument = new Map<number, number>();
  const seen = new Set<string>();
  const texts = new Set<number>();
  for (const c of candidates) {
    if (taken.size >= limit) break;
    const count = perDocument.get(c.document) ?? 0;
    if (count >= T.perDocument || seen.has(c.document + c.sourceIds) || texts.has(c.text)) continue;
    perDocument.set(c.document, count + 1);
    seen.add(c.document + c.sourceIds);
    texts.add(c.text);
    taken.add(c);
  }
  for (const c of candidates) {
    if (taken.size >= limit) break;
    if (texts.has(c.text)) continue;
    texts.add(c.text);
    taken.add(c);
  }
  return [...taken];
}

function toPassages(library: OpenLibraryFile, candidates: readonly Candidate[]): RankedPassage[] {
  const read = library.db.prepare(
    `SELECT ${passageColumns} FROM placements p JOIN documents d ON d.number = p.document
     JOIN texts t ON t.number = p.text WHERE p.number = ?`,
  );
  return candidates.flatMap((c, i) => {
    const row = read.get(c.row);
    return row === undefined ? [] : [{ rank: i + 1, score: c.score, passage: passageOfRow(row) }];
  });
}
