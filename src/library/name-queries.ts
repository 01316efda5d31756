/** What the documents of an open library file are called, as stems: titles and synonyms. */
import type { DatabaseSync } from "node:sqlite";
import { keepRecent } from "./keep-recent.ts";
import { numberIn } from "./row-values.ts";

const mostKeptNames = 6_000;

export function nameQueries(db: DatabaseSync) {
  const named = db.prepare("SELECT document FROM names WHERE name = ?");
  // "!" follows the space in the order of characters.
  const begun = db.prepare("SELECT 1 FROM names WHERE name > ? AND name < ? LIMIT 1");
  return {
    documentsNamed: keepRecent(mostKeptNames, (stems: string): readonly number[] =>
      named.all(stems).map((row) => numberIn(row, "document")),
    ),
    /** Whether a longer name begins with these words. */
    isNameBegun: keepRecent(
      mostKeptNames,
      (stems: string): boolean => begun.get(`${stems} `, `${stems}!`) !== undefined,
    ),
  };
}
