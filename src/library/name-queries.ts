/** What the documents of an open library file are called, as stems: titles and synonyms. */
import type { DatabaseSync } from "node:sqlite";
import { keepRecent } from "./keep-recent.ts";
import { numberIn, textIn } from "./row-values.ts";

export interface LooseName {
  readonly stems: readonly string[];
  readonly document: number;
}

const mostKeptNames = 6_000;

export function nameQueries(db: DatabaseSync) {
  const named = db.prepare("SELECT document FROM names WHERE name = ?");
  // "!" follows the space in the order of characters.
  const begun = db.prepare("SELECT 1 FROM names WHERE name > ? AND name < ? LIMIT 1");
  const loose = db.prepare("SELECT stems, document FROM loose_names WHERE rarest = ?");
  return {
    documentsNamed: keepRecent(mostKeptNames, (stems: string): readonly number[] =>
      named.all(stems).map((row) => numberIn(row, "document")),
    ),
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
