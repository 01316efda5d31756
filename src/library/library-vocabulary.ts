/** The last step of writing a library: its words with their stems, the names of documents, the short forms. */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { shortFormsIn } from "./short-forms.ts";
import { wordsOf } from "./words.ts";

export function indexVocabulary(db: DatabaseSync): void {
  const stems = indexWords(db);
  indexShortForms(db);
  indexNames(db, stems);
}

/** SQLite's own stemmer is asked for every word once, so that a query never needs a second stemmer. */
function indexWords(db: DatabaseSync): ReadonlyMap<string, string> {
  db.exec(`
    CREATE VIRTUAL TABLE temp.surface_words USING fts5vocab (temp, surface, row);
    CREATE TABLE temp.all_words (number INTEGER PRIMARY KEY, word TEXT, passages INTEGER);
    INSERT INTO all_words (word, passages) SELECT term, doc FROM surface_words;
    CREATE VIRTUAL TABLE temp.stemming USING fts5 (
      word, content = '', tokenize = 'porter unicode61 remove_diacritics 2');
    INSERT INTO stemming (rowid, word) SELECT number, word FROM all_words;
    CREATE VIRTUAL TABLE temp.stemmed USING fts5vocab (temp, stemming, instance);
    INSERT OR IGNORE INTO words
      SELECT a.word, s.term, a.passages, coalesce(v.doc, 0)
      FROM stemmed s JOIN all_words a ON a.number = s.doc LEFT JOIN passage_stems v ON v.term = s.term;
    DROP TABLE stemmed; DROP TABLE stemming; DROP TABLE all_words; DROP TABLE surface_words;
    DROP TABLE surface;
  `);
  const row = z.object({ word: z.string(), stem: z.string() });
  const stems = new Map<string, string>();
  for (const raw of db.prepare("SELECT word, stem FROM words").iterate()) {
    const { word, stem } = row.parse(raw);
    stems.set(word, stem);
  }
  return stems;
}

function indexShortForms(db: DatabaseSync): void {
  const add = db.prepare(
    `INSERT INTO short_forms VALUES (?, ?, 1)
     ON CONFLICT (short, long) DO UPDATE SET passages = passages + 1`,
  );
  const row = z.object({ text: z.string() });
  for (const raw of db.prepare("SELECT text FROM texts").iterate()) {
    for (const { short, long } of shortFormsIn(row.parse(raw).text))
      add.run(short, wordsOf(long).join(" "));
  }
}

const namedDocument = z.object({ number: z.number(), title: z.string(), synonyms: z.string() });
const names = z.array(z.string());

function indexNames(db: DatabaseSync, stems: ReadonlyMap<string, string>): void {
  const add = db.prepare("INSERT OR IGNORE INTO names VALUES (?, ?)");
  const shortFor = Map.groupBy(
    db.prepare("SELECT short, long FROM short_forms").all(),
    (row) => row["long"],
  );
  for (const raw of db.prepare("SELECT number, title, synonyms FROM documents").iterate()) {
    const { number, title, synonyms } = namedDocument.parse(raw);
    for (const name of [title, ...names.parse(JSON.parse(synonyms))].flatMap(partsOfName)) {
      add.run(stemmed(name, stems), number);
      for (const row of shortFor.get(wordsOf(name).join(" ")) ?? [])
        add.run(String(row["short"]), number);
    }
  }
}

/** "Kyasanur Forest Disease (KFD)" is called by both its parts; "(formerly)" says nothing. */
function partsOfName(name: string): string[] {
  const inside = [...name.matchAll(/\(([^)]{2,40})\)/g)].map(([, part = ""]) => part);
  return [
    name.replace(/\([^)]*\)/g, " "),
    ...inside.filter((part) => /^[A-Z][A-Z0-9-]+$/.test(part)),
  ];
}

function stemmed(name: string, stems: ReadonlyMap<string, string>): string {
  return wordsOf(name)
    .map((word) => stems.get(word) ?? word)
    .join(" ");
}
