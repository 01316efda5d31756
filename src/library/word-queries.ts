/** What an open library file knows of words: their stems, how common they are, and which are spelt alike. */
import type { DatabaseSync } from "node:sqlite";
import { keepRecent } from "./keep-recent.ts";
import { numberIn, type Row, textIn } from "./row-values.ts";

export interface KnownWord {
  readonly word: string;
  readonly stem: string;
  /** In how many passages the word occurs as written, and in how many its stem. */
  readonly passages: number;
  readonly stemPassages: number;
}

/** A word that may stand for a misspelt one, with its letters as bits, see `lettersOf`. */
export interface SpeltWord {
  readonly word: string;
  readonly passages: number;
  readonly letters: number;
}

const mostKeptWords = 4_000;
const mostKeptShortForms = 1_000;
/** A word that fewer passages hold may be a slip itself. */
const fewestPassages = 3;
/** Every letter that people begin words with; one of a large library takes some 200 KB. */
const mostKeptLetters = 40;

export function wordQueries(db: DatabaseSync) {
  const word = db.prepare("SELECT * FROM words WHERE word = ?");
  const wordsFrom = db.prepare(
    "SELECT word, passages FROM words WHERE word >= ? AND word < ? AND passages >= ?",
  );
  const longForms = db.prepare(
    "SELECT long, passages FROM short_forms WHERE short = ? ORDER BY passages DESC, long LIMIT 3",
  );
  return {
    word: keepRecent(mostKeptWords, (text: string): KnownWord | null => {
      const row = word.get(text);
      return row === undefined ? null : knownWord(row);
    }),
    /** The words that begin with this letter, by their length; those of hardly any passage are left out. */
    wordsFrom: keepRecent(mostKeptLetters, (letter: string): ReadonlyMap<number, SpeltWord[]> => {
      const rows = wordsFrom.all(letter, `${letter}\u{10FFFF}`, fewestPassages);
      return Map.groupBy(rows.map(speltWord), (known) => known.word.length);
    }),
    longForms: keepRecent(mostKeptShortForms, (short: string) =>
      longForms
        .all(short)
        .map((row) => ({ long: textIn(row, "long"), passages: numberIn(row, "passages") })),
    ),
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

function speltWord(row: Row): SpeltWord {
  const word = textIn(row, "word");
  return { word, passages: numberIn(row, "passages"), letters: lettersOf(word) };
}

/** A bit for each letter a–z that the word holds: two words far apart in letters are far apart in spelling. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 97;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
}
