/**
 * The tables of a library file. A document is a page or topic; a placement is one passage standing in one
 * document; identical texts are stored once, in `texts`, however many documents they stand in.
 */
export const libraryFormat = 1;

/** Also the order of the weights given to bm25(). */
export const searchedColumns = ["title", "synonyms", "heading", "body"] as const;

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
  CREATE TABLE texts (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL);
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
    ${searchedColumns.join(", ")}, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE passage_stems USING fts5vocab (passage_words, 'row');
  -- Every word as it is written, its stem in the index, and in how many passages word and stem occur.
  CREATE TABLE words (
    word TEXT PRIMARY KEY, stem TEXT NOT NULL, passages INTEGER NOT NULL, stem_passages INTEGER NOT NULL
  ) WITHOUT ROWID;
  -- What documents are called, as stems: titles and synonyms.
  CREATE TABLE names (name TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (name, document)) WITHOUT ROWID;
  -- Short forms that texts and titles explain: "deep vein thrombosis (DVT)".
  CREATE TABLE short_forms (
    short TEXT NOT NULL, long TEXT NOT NULL, passages INTEGER NOT NULL, PRIMARY KEY (short, long)
  ) WITHOUT ROWID;
`;
