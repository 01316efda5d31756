/** Writes one library file from drafts. The version is a hash of the content, whatever the order of adding. */
import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { DraftDocument, DraftPassage } from "./draft.ts";
import { countFolded, foldTexts } from "./fold-texts.ts";
import { indexRows } from "./index-rows.ts";
import { libraryFormat, librarySchema } from "./library-schema.ts";
import { indexVocabulary } from "./library-vocabulary.ts";
import { plain } from "./words.ts";

export interface LibraryBuilder {
  /** Adds a document; one with the same source and id as an earlier one is refused with `false`. */
  add(source: string, document: DraftDocument): boolean;
  /** Keeps what a source was made from, see `marks` in library-schema.ts. */
  mark(source: string, mark: string): void;
  /** Writes the vocabulary and what searches need; the file is closed and synced. */
  finish(): FinishedLibrary;
  /** Closes without finishing. */
  abandon(): void;
}

export interface FinishedLibrary {
  /** 16 characters of hex. */
  readonly version: string;
  /** How many passages of each source repeat another, word for word or nearly. */
  readonly folded: ReadonlyMap<string, number>;
}

export function createLibraryBuilder(file: string): LibraryBuilder {
  const db = new DatabaseSync(file);
  db.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192");
  db.exec(librarySchema);
  db.exec(`CREATE VIRTUAL TABLE temp.surface USING fts5 (
    body, content = '', detail = none, tokenize = 'unicode61 remove_diacritics 2')`);
  db.exec("BEGIN");
  const insert = prepareInserts(db);

  return {
    add(source, document) {
      if (document.passages.length === 0) return false;
      const number = insert.document(source, document);
      if (number === null) return false;
      for (const passage of document.passages) insert.passage(number, document, passage);
      return true;
    },
    mark(source, mark) {
      db.prepare("INSERT INTO marks VALUES (?, ?)").run(source, mark);
    },
    finish() {
      foldTexts(db);
      indexVocabulary(db);
      const version = contentHash(db);
      db.exec("INSERT INTO passage_words (passage_words) VALUES ('optimize')");
      indexRows(db);
      db.exec(`PRAGMA user_version = ${libraryFormat}`);
      const folded = new Map(sourcesIn(db).map((source) => [source, countFolded(db, source)]));
      db.exec("COMMIT; PRAGMA synchronous = FULL; ANALYZE");
      db.close();
      return { version, folded };
    },
    abandon: () => db.close(),
  };
}

function prepareInserts(db: DatabaseSync) {
  const document = db.prepare(
    "INSERT OR IGNORE INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
  );
  const text = db.prepare(
    "INSERT OR IGNORE INTO texts SELECT coalesce(max(number), 0) + 1, ?, ?, coalesce(max(number), 0) + 1 FROM texts",
  );
  const textNumber = db.prepare("SELECT number FROM texts WHERE hash = ?");
  const placement = db.prepare("INSERT INTO placements VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)");
  const words = db.prepare(
    "INSERT INTO passage_words (rowid, title, synonyms, heading, body) VALUES (?, ?, ?, ?, ?)",
  );
  const surface = db.prepare("INSERT INTO surface (rowid, body) VALUES (?, ?)");

  return {
    document(source: string, d: DraftDocument): number | bigint | null {
      const digest = digestOf(d);
      const synonyms = JSON.stringify(d.synonyms);
      const written = document.run(
        ...[source, d.id, d.title, synonyms, d.publisher, d.url, d.licence, d.language],
        ...[d.writtenOn, d.reviewBy, d.reviewedBy, digest],
      );
      return written.changes === 0 ? null : written.lastInsertRowid;
    },
    passage(number: number | bigint, d: DraftDocument, p: DraftPassage): void {
      const hash = hashOf(p.text);
      text.run(hash, p.text);
      const stored = textNumber.get(hash)?.number;
      if (typeof stored !== "number") throw new Error("The library file refused a text.");
      const restsOn = p.restsOn === undefined ? null : JSON.stringify(p.restsOn);
      const ids = JSON.stringify(p.sourceIds);
      const place = [passageIdOf(d.title, p), number, stored];
      const placed = placement.run(...place, p.heading, p.section, ids, restsOn, p.url ?? null);
      const row = placed.lastInsertRowid;
      const columns = [d.title, d.synonyms.join(" ; "), p.heading, p.text].map(plain);
      words.run(row, ...columns);
      surface.run(row, columns.join(" "));
    },
  };
}

function digestOf(d: DraftDocument): string {
  const passages = d.passages.map((p) => {
    const restsOn = p.restsOn?.map((page) => [page.url, page.title, page.publisher]) ?? null;
    return [p.heading, p.section, p.text, p.sourceIds, restsOn, p.url ?? null];
  });
  const page = [d.id, d.title, d.synonyms, d.publisher, d.url, d.licence, d.language];
  const dates = [d.writtenOn, d.reviewBy, d.reviewedBy];
  return createHash("sha256")
    .update(JSON.stringify([page, dates, passages]))
    .digest("hex");
}

/**
 * A passage is its text under its title and heading: the same one has the same id in every library, and one
 * text that stands on two pages ("this condition is inherited …") keeps the page that it was found on.
 */
function passageIdOf(title: string, { heading, text }: DraftPassage): string {
  return hashOf(title, heading, text);
}

function hashOf(...texts: readonly string[]): string {
  const plainSpaces = texts.map((text) => text.replace(/\s+/g, " ").trim());
  return createHash("sha256").update(plainSpaces.join("\n")).digest("hex").slice(0, 32);
}

function sourcesIn(db: DatabaseSync): string[] {
  const row = z.object({ source: z.string() });
  const rows = db.prepare("SELECT DISTINCT source FROM documents").all();
  return rows.map((one) => row.parse(one).source);
}

function contentHash(db: DatabaseSync): string {
  const hash = createHash("sha256").update(`healify library ${libraryFormat}\n`);
  const digests = db.prepare(
    `SELECT source, id, digest FROM documents UNION ALL SELECT source, '', mark FROM marks ORDER BY 1, 2`,
  );
  for (const row of digests.iterate()) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest("hex").slice(0, 16);
}
