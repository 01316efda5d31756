/**
 * Corrects words against the words that the rules know. Bounded: five letters or more (four: two neighbours swapped), the same first letter, one
 * slip (two from nine letters on), and only where exactly one known word is nearest. Real English words that happen to
 * lie near a known one are left alone (real-words.ts, everyday-words.ts).
 */
import { isEverydayWord } from "./everyday-words.ts";
import { realWords } from "./real-words.ts";

function deletions(word: string, depth: number, into: Set<string>): Set<string> {
  into.add(word);
  if (depth === 0 || word.length < 4) return into;
  for (let i = 1; i < word.length; i += 1)
    deletions(word.slice(0, i) + word.slice(i + 1), depth - 1, into);
  return into;
}

const slips = (length: number): number => (length >= 9 ? 2 : length >= 5 ? 1 : 0);

/** Letters to add, drop, change or swap, up to `limit` + 1. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit + 1;
}

/** Only two neighbours swapped ("pian"). */
function swapped(word: string, known: ReadonlySet<string>): string | null {
  for (let i = 0; i < word.length - 1; i += 1) {
    const other = `${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`;
    if (known.has(other)) return other;
  }
  return null;
}

/** Letters are swapped more often than they are mistaken. */
const sameLetters = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join("") === [...b].sort().join("");

export type Speller = (word: string) => string | null;

const spellable = (words: Iterable<string>): Set<string> =>
  new Set([...words].filter((word) => word.length >= 4 && /^[a-z]+$/.test(word)));

/**
 * `words` as written in the lexicon, unstemmed; `plain` are words that the rules have no use for, but that people misspell
 * as well: where one is nearer, it was meant. The speller gives the word meant, or null.
 */
export function createSpeller(words: Iterable<string>, plain: Iterable<string>): Speller {
  const known = spellable(words);
  const others = spellable(plain);
  const byDeletion = new Map<string, string[]>();
  for (const word of new Set([...known, ...others])) {
    if (word.length < 5) continue;
    for (const shorter of deletions(word, slips(word.length), new Set())) {
      const list = byDeletion.get(shorter);
      if (list === undefined) byDeletion.set(shorter, [word]);
      else list.push(word);
    }
  }
  const claim = (candidate: string | null, word: string) =>
    candidate === null
      ? 0
      : (known.has(candidate) ? 2 : 0) + (sameLetters(candidate, word) ? 1 : 0);
  const likelier = (one: string, other: string | null, word: string) =>
    claim(one, word) - claim(other, word);
  const isWritten = (word: string) =>
    known.has(word) || others.has(word) || realWords.has(word) || isEverydayWord(word);
  return (word) => {
    if (word.length === 4)
      return isWritten(word) ? null : (swapped(word, known) ?? swapped(word, others));
    const limit = slips(word.length);
    if (limit === 0 || word.length > 20) return null;
    if (isWritten(word)) return null;
    // "Chekes" is "cheek" before it is "choke".
    const one = word.endsWith("s") ? swapped(word.slice(0, -1), known) : null;
    if (one !== null) return one;
    let found: string | null = null;
    let nearest = limit + 1;
    let tied = false;
    const seen = new Set<string>();
    for (const shorter of deletions(word, limit, new Set())) {
      for (const candidate of byDeletion.get(shorter) ?? []) {
        if (seen.has(candidate) || candidate[0] !== word[0]) continue;
        seen.add(candidate);
        const far = distance(word, candidate, limit);
        if (far > limit || far > nearest) continue;
        const better = far < nearest ? 1 : likelier(candidate, found, word);
        if (better > 0) [found, nearest, tied] = [candidate, far, false];
        else if (better === 0) tied = true;
      }
    }
    return tied && nearest > 1 ? null : nearest <= limit ? found : null;
  };
}
