/** One library file, opened for reading, with the questions that retrieval asks it. */
import { DatabaseSync } from "node:sqlite";
import { libraryFormat } from "./library-schema.ts";
import { numberIn, type Row, textIn, textsIn } from "./row-values.ts";
import type { WordRows } from "./term-scores.ts";

export interface KnownWord {
  readonly word: string;
  readonly stem: string;
  /** In how many passages the word occurs as written, and in how many its stem. */
  readonly passages: number;
  readonly stemPassages: number;
}

/** A passage as the file holds it; whoever receives it from the thread checks it against the contract. */
export type StoredPassage = Readonly<Record<string, unknown>>;

/** Rows from the first to the last, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

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

  return {
    db,
    /** Inverse document frequency of a word that so many passages hold. */
    rarity: (passages: number): number => Math.log(1 + (total - passages + 0.5) / (passages + 0.5)),
    /** The rows of a source, or all; null for a source that is not there. */
    rowsOf: (source: string | undefined): RowRange | null =>
      source === undefined ? everywhere : (sources.get(source) ?? null),
    /** Rows of words that were searched before, see term-scores.ts. */
    keptRows: new Map<string, WordRows>(),
    ...wordQueries(db),
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

/** Words looked up lately: the same few thousand come again and again. */
const mostAskedWords = 4_000;

function wordQueries(db: DatabaseSync) {
  const asked = new Map<string, KnownWord | null>();
  const word = db.prepare("SELECT * FROM words WHERE word = ?");
  const wordsBetween = db.prepare(
    "SELECT * FROM words WHERE word >= ? AND word < ? AND passages >= ? AND length(word) BETWEEN ? AND ?",
  );
  const named = db.prepare("SELECT document FROM names WHERE name = ?");
  // "!" follows the space in the order of characters.
  const begun = db.prepare("SELECT 1 FROM names WHERE name > ? AND name < ? LIMIT 1");
  const longForms = db.prepare(
    "SELECT long, passages FROM short_forms WHERE short = ? ORDER BY passages DESC, long LIMIT 3",
  );
  return {
    word(text: string): KnownWord | null {
      const before = asked.get(text);
      if (before !== undefined) return before;
      const row = word.get(text);
      const known = row === undefined ? null : knownWord(row);
      if (asked.size >= mostAskedWords) asked.clear();
      asked.set(text, known);
      return known;
    },
    /** Words that begin alike, of a length, in at least so many passages: candidates for a misspelt one. */
    wordsLike(start: string, shortest: number, longest: number, passages: number): KnownWord[] {
      const last = `${start}\u{10FFFF}`;
      return wordsBetween.all(start, last, passages, shortest, longest).map(knownWord);
    },
    /** Whether a longer name begins with these words. */
    isNameBegun: (stems: string): boolean => begun.get(`${stems} `, `${stems}!`) !== undefined,
    documentsNamed: (stems: string): number[] =>
      named.all(stems).map((row) => numberIn(row, "document")),
    longForms(short: string): { long: string; passages: number }[] {
      const rows = longForms.all(short);
      return rows.map((row) => ({
        long: textIn(row, "long"),
        passages: numberIn(row, "passages"),
      }));
    },
  };
}

function knownWord(row: Row): KnownWord {
  return {
    word: textIn(row, "word"),
    stem: textIn(row, "stem"),
    passages: numberIn(row, "passages"),
    stemPassages: numberIn(row, "stem_passages"),
  };
}

function passageQueries(db: DatabaseSync) {
  const passage = db.prepare(
    `SELECT p.id, d.source, d.id AS documentId, p.source_ids AS sourceIds, d.title, p.heading, p.section,
       t.text, d.synonyms, d.publisher, coalesce(p.url, d.url) AS url, d.licence, d.language,
       d.written_on AS writtenOn, d.review_by AS reviewBy, d.reviewed_by AS reviewedBy,
       p.rests_on AS restsOn
     FROM placements p JOIN documents d ON d.number = p.document JOIN texts t ON t.number = p.text
     WHERE p.number = ?`,
  );
  const sharers = db.prepare(
    `SELECT p.source_ids AS sourceIds FROM placements p JOIN documents d ON d.number = p.document
     WHERE p.text = ? AND d.source = ? ORDER BY p.number`,
  );
  return {
    /** The passage that stands in this row, with the ids of all items of its source that have its text. */
    passageAt(row: number, text: number): StoredPassage | null {
      const found = passage.get(row);
      if (found === undefined) return null;
      const shared = sharers.all(text, textIn(found, "source"));
      const ids = [found, ...shared].flatMap((one) => textsIn(one, "sourceIds"));
      const { restsOn, ...plain } = found;
      return {
        ...plain,
        sourceIds: [...new Set(ids)],
        synonyms: textsIn(found, "synonyms"),
        ...(typeof restsOn === "string" && { restsOn: JSON.parse(restsOn) }),
      };
    },
  };
}
