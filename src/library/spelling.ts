/** Corrects a word that the library does not know by one that it does, one or two slips of the fingers away. */
import { consumerVocabulary } from "./consumer-words.ts";
import type { KnownWord, OpenLibraryFile } from "./open-library-file.ts";

const shortest = 5;
/** From this length on, two slips are likelier than another word. */
const longForTwo = 7;
/** A word that fewer passages hold may be a slip itself. */
const fewestPassages = 3;

/** Null for short words, and where nothing near enough is known. */
export function correctSpelling(library: OpenLibraryFile, word: string): KnownWord | null {
  if (word.length < shortest || /\d/.test(word)) return null;
  const most = word.length >= longForTwo ? 2 : 1;
  let best: KnownWord | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const known of wordsLike(library, word, most)) {
    const distance = editDistance(word, known.word, most);
    if (distance > (known.word[0] === word[0] ? most : 1)) continue;
    const score = distance - Math.log10(known.passages + 1) / 10;
    if (score < bestScore) [best, bestScore] = [known, score];
  }
  return best;
}

/** Words that begin with the first letter, or with the second where the first two may be swapped. */
function wordsLike(library: OpenLibraryFile, word: string, most: number): KnownWord[] {
  const [least, longest] = [word.length - most, word.length + most];
  const starts = [...new Set(word.slice(0, 2))];
  const everyday = [...consumerVocabulary].filter(
    (other) => other.length >= least && other.length <= longest && starts.includes(other.charAt(0)),
  );
  return [
    ...starts.flatMap((start) => library.wordsLike(start, least, longest, fewestPassages)),
    ...everyday.map(
      (other) => library.word(other) ?? { word: other, stem: other, passages: 0, stemPassages: 0 },
    ),
  ];
}

/** Insertions, deletions, changes and swaps of neighbours between two words; `most + 1` when there are more. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        at(row, j - 1) + 1,
        at(previous, j) + 1,
        at(previous, j - 1) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, previous] = [previous, row];
  }
  return at(previous, b.length);
}

const at = (row: readonly number[], index: number): number =>
  row[index] ?? Number.POSITIVE_INFINITY;
