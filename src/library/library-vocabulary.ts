/** The last step of writing a library: its words with their stems, the names of documents, the short forms. */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { shortFormsIn } from "./short-forms.ts";
import { stopWords } from "./stop-words.ts";
import { plain, wordsOf } from "./words.ts";

export function indexVocabulary(db: DatabaseSync): void {
  const stems = indexWords(db);
  indexShortForms(db);
  indexNames(db, stems);
}

interface Stem {
  readonly stem: string;
  readonly passages: number;
}

/** SQLite's own stemmer is asked for every word once, so that a query never needs a second stemmer. */
function indexWords(db: DatabaseSync): ReadonlyMap<string, Stem> {
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
  const row = z.object({ word: z.string(), stem: z.string(), stem_passages: z.number() });
  const stems = new Map<string, Stem>();
  for (const raw of db.prepare("SELECT word, stem, stem_passages FROM words").iterate()) {
    const { word, stem, stem_passages: passages } = row.parse(raw);
    stems.set(word, { stem, passages });
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
    for (const { short, long } of shortFormsIn(row.parse(raw).text)) {
      add.run(short, wordsOf(long).join(" "));
    }
  }
  for (const { title, synonyms } of readNamedDocuments(db)) {
    const [, long = title, short = ""] = /^(.+) \(([^()]+)\)$/.exec(title) ?? [];
    for (const name of [short, ...synonyms].filter(isShortForm)) {
      add.run(plain(name), wordsOf(long).join(" "));
    }
  }
}

function indexNames(db: DatabaseSync, stems: ReadonlyMap<string, Stem>): void {
  const addName = db.prepare("INSERT OR IGNORE INTO names VALUES (?, ?)");
  const addLooseName = db.prepare("INSERT OR IGNORE INTO loose_names VALUES (?, ?, ?)");
  const setTitle = db.prepare("UPDATE documents SET title_stems = ? WHERE number = ?");
  const stemOf = (word: string): Stem => stems.get(word) ?? { stem: word, passages: 0 };
  const joinedStems = (words: readonly string[]): string =>
    words.map((word) => stemOf(word).stem).join(" ");
  for (const { number, title, synonyms } of readNamedDocuments(db)) {
    const titleWords = wordsOf(title).map((word) => [stemOf(word).stem, stemOf(word).passages]);
    setTitle.run(JSON.stringify(titleWords), number);
    for (const name of [title, ...synonyms].filter((one) => !isShortForm(one))) {
      const outsideBrackets = name.replace(/\([^)]*\)/g, " ");
      addName.run(joinedStems(wordsOf(outsideBrackets)), number);
      // "grit in my eye" is also looked for as "grit eye", so that any small words may stand between.
      const telling = wordsOf(outsideBrackets).filter((word) => !stopWords.has(word));
      if (telling.length < 2) continue;
      addName.run(joinedStems(telling), number);
      if (telling.length > mostLooseWords) continue;
      const [rarest] = telling.map(stemOf).sort((a, b) => a.passages - b.passages);
      if (rarest !== undefined) addLooseName.run(rarest.stem, joinedStems(telling), number);
    }
  }
}

/** Longer names are hardly ever said with all their words apart. */
const mostLooseWords = 4;

/** Abbreviations are looked up as such: "HIT" is an illness, "hit" is not. */
const isShortForm = (name: string): boolean => /^[A-Z][A-Z0-9-]{1,7}$/.test(name);

const namedDocument = z.object({
  number: z.number(),
  title: z.string(),
  synonyms: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
});

function readNamedDocuments(db: DatabaseSync): z.infer<typeof namedDocument>[] {
  const rows = db.prepare("SELECT number, title, synonyms FROM documents ORDER BY number").all();
  return rows.map((row) => namedDocument.parse(row));
}
