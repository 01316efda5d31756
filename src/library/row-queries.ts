/** Which rows of an open library file match a word, and the facts of every row that ranking compares. */
import type { DatabaseSync } from "node:sqlite";
import { bm25 } from "./library-schema.ts";
import { bytesIn } from "./row-values.ts";

/** Passages by row, in their order, and what the word adds to each, before the term's own weight. */
export interface WordRows {
  readonly rows: Uint32Array;
  readonly scores: Float32Array;
}

/** Rows from the first to the last, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** More rows of one phrase than that say nothing about which page is meant. */
const mostRowsOfPhrase = 8_000;

export function rowQueries(db: DatabaseSync) {
  const best = db.prepare("SELECT rows, scores FROM best_rows WHERE stems = ?");
  const matching = db.prepare(
    `SELECT rowid, ${bm25} FROM passage_words WHERE passage_words MATCH ? LIMIT ${mostRowsOfPhrase}`,
  );
  matching.setReturnArrays(true);
  const documents = rowFacts(db, "documents");
  const lastRows = lastRowsOf(documents);
  return {
    /** The best rows of a common word or phrase, see index-rows.ts; null where none are kept. */
    bestRows(stems: string): WordRows | null {
      const found = best.get(stems);
      if (found === undefined) return null;
      const [rows, scores] = [bytesIn(found, "rows"), bytesIn(found, "scores")];
      return { rows: new Uint32Array(rows), scores: new Float32Array(scores) };
    },
    /** Read from the index: each of these stems, following one another. */
    matchingRows(stems: string): WordRows {
      const pairs = Object.values(matching.all(`"${stems}"`));
      const rows = new Uint32Array(pairs.length);
      const scores = new Float32Array(pairs.length);
      pairs.forEach((pair, i) => {
        rows[i] = Number(pair[0]);
        scores[i] = Number(pair[1]);
      });
      return { rows, scores };
    },
    documentOf: lookUp(documents),
    textOf: lookUp(rowFacts(db, "texts")),
    /** Which answer of its document a row is part of. */
    answerOf: lookUp(rowFacts(db, "answers")),
    rowsOfDocument(document: number): RowRange {
      const last = lastRows[document] ?? 0;
      let first = last;
      while (first > 1 && documents[first - 1] === document) first -= 1;
      return { first, last };
    },
  };
}

function rowFacts(db: DatabaseSync, name: string): Uint32Array {
  const find = db.prepare("SELECT numbers FROM row_facts WHERE name = ?");
  return new Uint32Array(bytesIn(find.get(name), "numbers"));
}

const lookUp =
  (numbers: Uint32Array) =>
  (row: number): number =>
    numbers[row] ?? 0;

/** By document. Its rows stand together: the builder writes document after document. */
function lastRowsOf(documents: Uint32Array): Uint32Array {
  const most = documents.reduce((highest, document) => Math.max(highest, document), 0);
  const last = new Uint32Array(most + 1);
  documents.forEach((document, row) => {
    last[document] = row;
  });
  return last;
}
