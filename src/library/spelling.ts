/** Corrects a word that the library does not know by one that it does, one or two slips of the fingers away. */
import { consumerVocabulary } from "./consumer-words.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { type KnownWord, lettersOf, type SpeltWord } from "./word-queries.ts";

const shortest = 5;
/** From this length on, two slips are likelier than another word. */
const longForTwo = 7;

/** Null for short words, and where nothing near enough is known. */
export function correctSpelling(library: OpenLibraryFile, word: string): KnownWord | null {
  if (word.length < shortest || word.length > longest || /\d/.test(word)) return null;
  const most = word.length >= longForTwo ? 2 : 1;
  const letters = lettersOf(word);
  let best: string | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const known of wordsLike(library, word, most)) {
    const allowed = known.word[0] === word[0] ? most : 1;
    if (countBits(known.letters ^ letters) > 2 * allowed) continue;
    const distance = editDistance(word, known.word, allowed);
    if (distance > allowed) continue;
    const passages = known.passages || (library.word(known.word)?.passages ?? 0);
    const score = distance - Math.log10(passages + 1) / 10;
    if (score < bestScore) [best, bestScore] = [known.word, score];
  }
  return best === null ? null : (library.word(best) ?? unheld(best));
}

/** An everyday word that no page of this library holds. */
const unheld = (word: string): KnownWord => ({ word, stem: word, passages: 0, stemPassages: 0 });

/** By first letter and length; in how many passages they stand, each library says. */
const everydayWords: ReadonlyMap<string, SpeltWord[]> = Map.groupBy(
  [...consumerVocabulary].map((word) => ({ word, passages: 0, letters: lettersOf(word) })),
  ({ word }) => `${word.charAt(0)}${word.length}`,
);

/** Words that begin with the first letter, or with the second where the first two may be swapped. */
function wordsLike(library: OpenLibraryFile, word: string, most: number): SpeltWord[] {
  const lists: SpeltWord[][] = [];
  for (const start of new Set(word.slice(0, 2))) {
    const byLength = library.wordsFrom(start);
    for (let length = word.length - most; length <= word.length + most; length++)
      lists.push(byLength.get(length) ?? [], everydayWords.get(`${start}${length}`) ?? []);
  }
  return lists.flat();
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Longer ones are no words that anybody meant to write. */
const longest = 40;
const width = longest + 3;
/** The last three rows of the table of distances. */
const table = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)] as const;

/**
 * Insertions, deletions, changes and swaps of neighbours between two words of at most 42 letters; `most + 1` when
 * there are more.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, previous, row] = table;
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (row[j - 1] ?? 0) + 1,
        (previous[j] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && isSwapped(a, b, i, j)) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, previous, row] = [previous, row, before];
  }
  return previous[b.length] ?? most + 1;
}

function isSwapped(a: string, b: string, i: number, j: number): boolean {
  return a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
}
