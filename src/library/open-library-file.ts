/** One library file, opened for reading, with the questions that retrieval asks it. */
import { DatabaseSync } from "node:sqlite";
import { libraryFormat } from "./library-schema.ts";
import { nameQueries } from "./name-queries.ts";
import { passageQueries } from "./passage-queries.ts";
import { type RowRange, rowQueries, type WordRows } from "./row-queries.ts";
import { numberIn, type Row, textIn } from "./row-values.ts";
import { wordQueries } from "./word-queries.ts";

export type OpenLibraryFile = ReturnType<typeof openLibraryFile>;

/** Pages of the file that are kept in memory: the cache stays small, the system keeps its own. */
const cacheKb = 6_000;

/** Throws when the file is not a library, or one of another format. */
export function openLibraryFile(path: string) {
  const db = new DatabaseSync(path, { readOnly: true });
  const format = numberIn(db.prepare("PRAGMA user_version").get(), "user_version");
  if (format !== libraryFormat) {
    db.close();
    throw new Error(`The library file has format ${format}; this version reads ${libraryFormat}.`);
  }
  db.exec(`PRAGMA cache_size = -${cacheKb}`);
  const sources = readSources(db);
  const everywhere = { first: 1, last: Math.max(0, ...sources.values().map(({ last }) => last)) };
  const total = everywhere.last;

  const rows = rowQueries(db);
  return {
    db,
    /** Inverse document frequency of a word that so many passages hold. */
    rarity: (passages: number): number => Math.log(1 + (total - passages + 0.5) / (passages + 0.5)),
    /** The rows of a source, or all; null for a source that is not there. */
    rowsOf: (source: string | undefined): RowRange | null =>
      source === undefined ? everywhere : (sources.get(source) ?? null),
    /** Rows of words that were searched before, see term-scores.ts. */
    keptRows: new Map<string, WordRows>(),
    /** A number for each row, all 0 between searches: a search adds up here and wipes what it touched. */
    sums: new Float64Array(total + 1),
    ...wordQueries(db),
    ...nameQueries(db, rows.documentOf),
    ...rows,
    ...passageQueries(db),
    close: () => db.close(),
  };
}

/** The builder writes source after source, so each has its rows together. */
function readSources(db: DatabaseSync): ReadonlyMap<string, RowRange> {
  const rows = db
    .prepare(
      `SELECT d.source, min(p.number) AS first, max(p.number) AS last
       FROM documents d JOIN placements p ON p.document = d.number GROUP BY d.source`,
    )
    .all();
  const range = (row: Row) => ({ first: numberIn(row, "first"), last: numberIn(row, "last") });
  return new Map(rows.map((row) => [textIn(row, "source"), range(row)]));
}
