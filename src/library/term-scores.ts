/** BM25 for each term of a question apart, so that a term can weigh more or less and be counted by aspect. */
import { commonPassages } from "./library-schema.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { Term } from "./question-terms.ts";
import type { RowRange, WordRows } from "./row-queries.ts";

/** Rows that one search may read from the index: what keeps it quick on long messages. */
const mostRows = 7_500;
const mostTerms = 18;

export interface TermRows extends WordRows {
  readonly term: Term;
}

export interface TermScores {
  readonly read: readonly TermRows[];
  /** Terms too common to be read in full. */
  readonly left: readonly Term[];
}

/** The rarest terms are read first, as many as the budget of rows allows. */
export function scoreTerms(
  library: OpenLibraryFile,
  terms: readonly Term[],
  atLeast: number,
): TermScores {
  const worth = (term: Term) => term.weight * library.rarity(term.passages);
  const read: TermRows[] = [];
  const left: Term[] = [];
  let rows = 0;
  for (const term of terms.toSorted((a, b) => worth(b) - worth(a))) {
    if (read.length < mostTerms && rows + term.passages <= mostRows) {
      read.push({ term, ...rowsOf(library, term) });
      rows += term.passages;
    } else left.push(term);
  }
  const [common, ...rest] = left;
  if (common === undefined || rows >= atLeast) return { read, left };
  return { read: [...read, { term: common, ...rowsOf(library, common) }], left: rest };
}

/** Kept rows: 8 bytes each, so 3 MB at most. */
const mostKeptRows = 400_000;

/** Common words come again and again: their rows are kept, the longest unused go first. */
function rowsOf(library: OpenLibraryFile, { stems, passages }: Term): WordRows {
  const key = stems.join(" ");
  const kept = library.keptRows.get(key);
  const best = passages >= commonPassages ? library.bestRows : () => null;
  const found = kept ?? best(key) ?? library.matchingRows(key);
  library.keptRows.delete(key);
  library.keptRows.set(key, found);
  if (kept === undefined) dropOldest(library.keptRows);
  return found;
}

function dropOldest(kept: Map<string, WordRows>): void {
  let held = 0;
  for (const { rows } of kept.values()) held += rows.length;
  for (const [key, { rows }] of kept) {
    if (held <= mostKeptRows) return;
    kept.delete(key);
    held -= rows.length;
  }
}

/** The best rows by the sum of their terms, best first. */
export function bestRows(
  { sums }: OpenLibraryFile,
  read: readonly TermRows[],
  within: RowRange,
  most: number,
): number[] {
  const touched: number[] = [];
  for (const { term, rows, scores } of read) {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0;
      const before = sums[row] ?? 0;
      if (before === 0 && row >= within.first && row <= within.last) touched.push(row);
      sums[row] = before + (scores[i] ?? 0) * term.weight;
    }
  }
  const least = highest(sums, touched, most);
  const best = touched
    .filter((row) => (sums[row] ?? 0) >= least)
    .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
    .slice(0, most);
  for (const { rows } of read) for (const row of rows) sums[row] = 0;
  return best;
}

/** The `nth` highest of the sums of these rows, or less than all where there are fewer. */
function highest(sums: Float64Array, rows: readonly number[], nth: number): number {
  if (rows.length <= nth) return Number.NEGATIVE_INFINITY;
  const sorted = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) sorted[i] = sums[rows[i] ?? 0] ?? 0;
  sorted.sort();
  return sorted[rows.length - nth] ?? Number.NEGATIVE_INFINITY;
}
