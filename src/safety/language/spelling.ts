/**
 * Corrects words against the words that the rules know. Bounded: five letters or more (four: two neighbours swapped), the same first letter, one
 * slip (two from nine letters on), and only where exactly one known word is nearest. Real English words that happen to
 * lie near a known one are left alone (real-words.ts).
 */
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

/** Four letters: only two neighbours swapped ("pian"). */
function swapped(word: string, known: ReadonlySet<string>): string | null {
  for (let i = 0; i < 3; i += 1) {
    const other = `${word.slice(0, i)}${word[i + 1]}${word[i]}${word.slice(i + 2)}`;
    if (known.has(other)) return other;
  }
  return null;
}

export type Speller = (word: string) => string | null;

/** `words` as written in the lexicon, unstemmed. The speller gives the known word meant, or null. */
export function createSpeller(words: Iterable<string>): Speller {
  const known = new Set([...words].filter((word) => word.length >= 4 && /^[a-z]+$/.test(word)));
  const byDeletion = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < 5) continue;
    for (const shorter of deletions(word, slips(word.length), new Set())) {
      const list = byDeletion.get(shorter);
      if (list === undefined) byDeletion.set(shorter, [word]);
      else list.push(word);
    }
  }
  return (word) => {
    if (word.length === 4)
      return known.has(word) || realWords.has(word) ? null : swapped(word, known);
    const limit = slips(word.length);
    if (limit === 0 || word.length > 20 || known.has(word) || realWords.has(word)) return null;
    let found: string | null = null;
    let nearest = limit + 1;
    let tied = false;
    const seen = new Set<string>();
    for (const shorter of deletions(word, limit, new Set())) {
      for (const candidate of byDeletion.get(shorter) ?? []) {
        if (seen.has(candidate) || candidate[0] !== word[0]) continue;
        seen.add(candidate);
        const far = distance(word, candidate, limit);
        if (far < nearest) [found, nearest, tied] = [candidate, far, false];
        else if (far === nearest && far <= limit) tied = true;
      }
    }
    return tied && nearest > 1 ? null : nearest <= limit ? found : null;
  };
}
