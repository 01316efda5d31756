/** One library file, opened for reading, with the questions that retrieval asks it. */
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { z } from "zod";
import { type Passage, passageSchema } from "#contracts/passage.ts";
import { libraryFormat } from "./library-schema.ts";
import type { WordRows } from "./term-scores.ts";

export interface KnownWord {
  readonly word: string;
  readonly stem: string;
  /** In how many passages the word occurs as written, and in how many its stem. */
  readonly passages: number;
  readonly stemPassages: number;
}

const wordRow = z.object({
  word: z.string(),
  stem: z.string(),
  passages: z.number(),
  stem_passages: z.number(),
});
const sizeRow = z.object({ total: z.number(), lastRow: z.number() });
const strings = z.array(z.string());
const numberRow = z.object({ number: z.number() });

export type OpenLibraryFile = ReturnType<typeof openLibraryFile>;

export function openLibraryFile(path: string) {
  const db = new DatabaseSync(path, { readOnly: true });
  const format = db.prepare("PRAGMA user_version").get()?.user_version;
  if (format !== libraryFormat) {
    db.close();
    throw new Error(`The library file has format ${format}; this version reads ${libraryFormat}.`);
  }
  db.exec("PRAGMA cache_size = -8000; PRAGMA mmap_size = 268435456");
  const { total, lastRow } = sizeRow.parse(
    db
      .prepare("SELECT count(*) AS total, coalesce(max(number), 0) AS lastRow FROM placements")
      .get(),
  );
  const word = db.prepare("SELECT * FROM words WHERE word = ?");
  const wordsBetween = db.prepare(
    "SELECT * FROM words WHERE word >= ? AND word < ? AND passages >= ? AND length(word) BETWEEN ? AND ?",
  );
  const candidateRows = db.prepare(
    `SELECT p.number AS row, p.document, p.text, p.heading, p.source_ids AS sourceIds,
       d.title_stems AS titleStems,
       (SELECT min(f.number) FROM placements f WHERE f.document = p.document) AS first
     FROM placements p JOIN documents d ON d.number = p.document
     WHERE p.number IN (SELECT value FROM json_each($rows) UNION
         SELECT q.number FROM placements q WHERE q.document IN (SELECT value FROM json_each($documents)))
       AND ($source IS NULL OR d.source = $source)`,
  );
  const passage = db.prepare(`SELECT ${passageColumns} ${passageTables} WHERE p.number = ?`);
  const sharers = db.prepare(
    `SELECT p.source_ids AS ids FROM placements p JOIN documents d ON d.number = p.document
     WHERE p.text = ? AND d.source = ? ORDER BY p.number`,
  );
  const named = db.prepare("SELECT document AS number FROM names WHERE name = ?");
  const longForms = db.prepare(
    "SELECT long, passages FROM short_forms WHERE short = ? ORDER BY passages DESC, long LIMIT 3",
  );

  return {
    db,
    lastRow,
    /** Inverse document frequency of a word that so many passages hold. */
    rarity: (passages: number): number => Math.log(1 + (total - passages + 0.5) / (passages + 0.5)),
    candidateRows,
    /** Rows of words that were searched before, see term-scores.ts. */
    keptRows: new Map<string, WordRows>(),
    /** The passage that stands in this row, with the ids of all items of its source that have its text. */
    passageAt(row: number, text: number): Passage | null {
      const found = passage.get(row);
      if (found === undefined) return null;
      const read = passageOfRow(found);
      const ids = sharers
        .all(text, read.source)
        .flatMap((r) => strings.parse(JSON.parse(String(r.ids))));
      return { ...read, sourceIds: [...new Set([...read.sourceIds, ...ids])] };
    },
    word: (text: string): KnownWord | null => knownWord(word.get(text)),
    /** Words that begin alike, of a length, in at least so many passages: candidates for a misspelt one. */
    wordsLike(start: string, shortest: number, longest: number, passages: number): KnownWord[] {
      const rows = wordsBetween.all(start, `${start}\u{10FFFF}`, passages, shortest, longest);
      return rows.flatMap((row) => knownWord(row) ?? []);
    },
    documentsNamed: (stems: string): number[] =>
      named.all(stems).map((row) => numberRow.parse(row).number),
    longForms(short: string): { long: string; passages: number }[] {
      return longForms
        .all(short)
        .map((row) => z.object({ long: z.string(), passages: z.number() }).parse(row));
    },
    close: () => db.close(),
  };
}

function knownWord(row: Record<string, SQLOutputValue> | undefined): KnownWord | null {
  if (row === undefined) return null;
  const { stem_passages: stemPassages, ...rest } = wordRow.parse(row);
  return { ...rest, stemPassages };
}

const passageTables = `FROM placements p JOIN documents d ON d.number = p.document
  JOIN texts t ON t.number = p.text`;
/** The columns that `passageOfRow` needs, from placements p, documents d and texts t. */
export const passageColumns = `t.id, d.source, d.id AS documentId, p.source_ids AS sourceIds, d.title, p.heading,
  p.section, t.text, d.synonyms, d.publisher, coalesce(p.url, d.url) AS url, d.licence, d.language,
  d.written_on AS writtenOn, d.review_by AS reviewBy, d.reviewed_by AS reviewedBy, p.rests_on AS restsOn`;

const jsonText = z.string().transform((text): unknown => JSON.parse(text));

export function passageOfRow(row: Record<string, SQLOutputValue>): Passage {
  const { restsOn, ...rest } = row;
  return passageSchema.parse({
    ...rest,
    sourceIds: jsonText.parse(row.sourceIds),
    synonyms: jsonText.parse(row.synonyms),
    ...(typeof restsOn === "string" && { restsOn: JSON.parse(restsOn) }),
  });
}
