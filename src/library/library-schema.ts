/**
 * The tables of a library file. A document is a page or topic; a placement is one passage standing in one
 * document; identical texts are stored once, in `texts`, however many documents they stand in.
 */
export const libraryFormat = 2;

/** Each with its weight: a page about a thing comes before one that mentions it. */
const searchedColumns = { title: 4, synonyms: 3, heading: 2, body: 1 } as const;

/** What a word adds to a row of `passage_words` that matches it, as SQL; higher is better. */
export const bm25 = `-bm25(passage_words, ${Object.values(searchedColumns).join(", ")})`;

/** From so many passages on, a word's best rows are kept in `best_rows`; others are quickly read from the index. */
export const commonPassages = 400;

export const librarySchema = `
  -- What a source was made from, where that can be told: lets a start see that nothing changed.
  CREATE TABLE marks (source TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    synonyms TEXT NOT NULL,
    publisher TEXT NOT NULL,
    url TEXT NOT NULL,
    licence TEXT NOT NULL,
    language TEXT NOT NULL,
    written_on TEXT,
    review_by TEXT,
    reviewed_by TEXT,
    -- The words of the title as they are indexed, each with the number of passages that hold it, as JSON.
    title_stems TEXT,
    digest TEXT NOT NULL,
    UNIQUE (source, id)
  );
  -- "fold" is the number of the first text that says the same, see fold-texts.ts; its own where none does.
  CREATE TABLE texts (
    number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL, fold INTEGER NOT NULL
  );
  CREATE TABLE placements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document INTEGER NOT NULL,
    text INTEGER NOT NULL,
    heading TEXT NOT NULL,
    section TEXT NOT NULL,
    source_ids TEXT NOT NULL,
    rests_on TEXT,
    url TEXT
  );
  CREATE INDEX placements_by_id ON placements (id);
  CREATE INDEX placements_by_document ON placements (document);
  CREATE INDEX placements_by_text ON placements (text);
  CREATE VIRTUAL TABLE passage_words USING fts5 (
    ${Object.keys(searchedColumns).join(", ")}, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE passage_stems USING fts5vocab (passage_words, 'row');
  -- Every word as it is written, its stem in the index, and in how many passages word and stem occur.
  CREATE TABLE words (
    word TEXT PRIMARY KEY, stem TEXT NOT NULL, passages INTEGER NOT NULL, stem_passages INTEGER NOT NULL
  ) WITHOUT ROWID;
  -- What documents are called, as stems: titles and synonyms.
  CREATE TABLE names (name TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (name, document)) WITHOUT ROWID;
  -- The same names as sets of telling words, each under its rarest word: "puffy ankles" is also "my ankles are puffy".
  CREATE TABLE loose_names (
    rarest TEXT NOT NULL, stems TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (rarest, stems, document)
  ) WITHOUT ROWID;
  -- Short forms that texts and titles explain: "deep vein thrombosis (DVT)".
  CREATE TABLE short_forms (
    short TEXT NOT NULL, long TEXT NOT NULL, passages INTEGER NOT NULL, PRIMARY KEY (short, long)
  ) WITHOUT ROWID;
  -- Lists of 32-bit numbers, one for each row of \`placements\` by its number, see index-rows.ts.
  CREATE TABLE row_facts (name TEXT PRIMARY KEY, numbers BLOB NOT NULL) WITHOUT ROWID;
  -- The best rows of common words and phrases in their order, and what each adds (bm25).
  CREATE TABLE best_rows (stems TEXT PRIMARY KEY, rows BLOB NOT NULL, scores BLOB NOT NULL);
  -- Passages that earlier files held and this one does not, see withdrawn-passages.ts.
  CREATE TABLE withdrawn (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, document_id TEXT NOT NULL, title TEXT NOT NULL,
    since TEXT NOT NULL, replaced_by TEXT
  ) WITHOUT ROWID;
`;
