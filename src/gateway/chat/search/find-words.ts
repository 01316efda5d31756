/** Words that are looked for, and where they begin a word of a text. Pure. */
import type { Mark } from "#contracts/finding.ts";
import { fold, foldWithPlaces } from "./fold.ts";

/** More words than this say no more about what is meant. */
const wordsRead = 8;
/** More marks than this are of no use in a few lines. */
const marksMade = 40;
/** A number with its decimals is one word. */
const wordPattern = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+/gu;
const partOfWord = /[\p{L}\p{N}\p{M}]$/u;
/** Scripts that put no space between words: a word may begin anywhere. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Folded, each once; one that begins another is left out. */
export function wordsOf(query: string): string[] {
  const words = [...new Set(fold(query).match(wordPattern) ?? [])];
  return words
    .filter((word) => !words.some((other) => other !== word && other.startsWith(word)))
    .slice(0, wordsRead);
}

/** @param folded as `fold` gives it; -1 where none of its words begins so */
export function findWord(folded: string, word: string, from = 0): number {
  const anywhere = unspaced.test(word);
  for (let at = folded.indexOf(word, from); at !== -1; at = folded.indexOf(word, at + 1)) {
    if (anywhere || !partOfWord.test(folded.slice(Math.max(0, at - 2), at))) return at;
  }
  return -1;
}

/** Where any of the words stand in the original, in order, overlapping ones joined. */
export function markWords(original: string, words: readonly string[]): Mark[] {
  const { text, from, to } = foldWithPlaces(original);
  const found = words.flatMap((word) => {
    const marks: Mark[] = [];
    let at = findWord(text, word);
    while (at !== -1 && marks.length < marksMade) {
      marks.push({ from: from[at] ?? 0, to: to[at + word.length - 1] ?? original.length });
      at = findWord(text, word, at + word.length);
    }
    return marks;
  });
  return joined(found.sort((a, b) => a.from - b.from)).slice(0, marksMade);
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    if (last && mark.from <= last.to) last.to = Math.max(last.to, mark.to);
    else result.push({ ...mark });
  }
  return result;
}
