/** What the documents of an open library file are called, as stems: titles and synonyms. */
import type { DatabaseSync } from "node:sqlite";
import { keepRecent } from "./keep-recent.ts";
import { numberIn, textIn } from "./row-values.ts";

export interface LooseName {
  readonly stems: readonly string[];
  readonly document: number;
}

const mostKeptNames = 6_000;
/** A word of more rows than that tells no page from another. */
const mostRowsOfWord = 2_000;

export function nameQueries(db: DatabaseSync, documentOf: (row: number) => number) {
  const named = db.prepare("SELECT document FROM names WHERE name = ?");
  // "!" follows the space in the order of characters.
  const begun = db.prepare("SELECT 1 FROM names WHERE name > ? AND name < ? LIMIT 1");
  const withWord = db.prepare(
    `SELECT rowid AS row FROM passage_words WHERE passage_words MATCH ? LIMIT ${mostRowsOfWord}`,
  );
  const loose = db.prepare("SELECT stems, document FROM loose_names WHERE rarest = ?");
  return {
    documentsNamed: keepRecent(mostKeptNames, (stems: string): readonly number[] =>
      named.all(stems).map((row) => numberIn(row, "document")),
    ),
    /** Documents that have this stem in their title or a synonym. */
    documentsWithNameWord: keepRecent(mostKeptNames, (stem: string): readonly number[] => {
      const rows = withWord.all(`{title synonyms} : "${stem}"`);
      return [...new Set(rows.map((row) => documentOf(numberIn(row, "row"))))];
    }),
    /** Names of several words, in any order, of which this stem is the rarest. */
    looseNames: keepRecent(mostKeptNames, (rarest: string): readonly LooseName[] =>
      loose.all(rarest).map((row) => ({
        stems: textIn(row, "stems").split(" "),
        document: numberIn(row, "document"),
      })),
    ),
    /** Whether a longer name begins with these words. */
    isNameBegun: keepRecent(
      mostKeptNames,
      (stems: string): boolean => begun.get(`${stems} `, `${stems}!`) !== undefined,
    ),
  };
}
