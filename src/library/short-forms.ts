/**
 * Finds abbreviations that a text explains itself, "deep vein thrombosis (DVT)" or "pulmonary embolism, or
 * PE", after Schwartz and Hearst's method (Pacific Symposium on Biocomputing 2003): the letters of the short
 * form are looked for from right to left in the words before it.
 */
import { plain } from "./words.ts";

export interface ShortForm {
  readonly short: string;
  readonly long: string;
}

const inBrackets = / \(([A-Z][A-Za-z0-9-]{1,7})\)/g;
const afterOr = /(?: \([^()]{3,60}\))?, or ([A-Z]{2,6})\b/g;
const reach = 120;

export function shortFormsIn(text: string): ShortForm[] {
  const found = new Map<string, ShortForm>();
  for (const pattern of [inBrackets, afterOr]) {
    for (const match of text.matchAll(pattern)) {
      const short = (match[1] ?? "").replace(/s$/, "");
      if ((short.match(/[A-Z]/g)?.length ?? 0) < 2) continue;
      const before = text.slice(Math.max(0, match.index - reach), match.index);
      const long = longFormOf(short, before.split(/[.;:()\n]/).at(-1) ?? "");
      if (long !== null) found.set(`${short} ${long}`, { short: plain(short), long: plain(long) });
    }
  }
  return [...found.values()];
}

function longFormOf(short: string, before: string): string | null {
  const letters = short.toLowerCase().replace(/[^a-z0-9]/g, "");
  return byInitials(letters, before) ?? byLetters(letters, before);
}

const smallWords = new Set(["of", "the", "and", "in", "for", "to", "with", "a", "or", "on", "by"]);

/** "normal pressure hydrocephalus": each letter starts a word; small words may stand between. */
function byInitials(letters: string, before: string): string | null {
  const words = [...before.matchAll(/[A-Za-z0-9]+/g)];
  let left = letters.length;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i];
    if (word === undefined) break;
    const lower = word[0].toLowerCase();
    if (lower.startsWith(letters[left - 1] ?? " ")) left -= 1;
    else if (!smallWords.has(lower)) return null;
    if (left === 0) return letters.length > 1 ? before.slice(word.index).trim() : null;
  }
  return null;
}

/** The shortest run of words at the end of `before` that the short form abbreviates, or null. */
function byLetters(letters: string, before: string): string | null {
  const most = Math.min(letters.length + 5, letters.length * 2);
  const window = before.trim().split(/\s+/).slice(-most).join(" ");
  const lower = window.toLowerCase();
  let at = lower.length - 1;
  let starts = 0;
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i] ?? "";
    while (at >= 0 && (lower[at] !== letter || (i === 0 && !isWordStart(lower, at)))) at--;
    if (at < 0) return null;
    if (isWordStart(lower, at)) starts++;
    at--;
  }
  const long = window.slice(at + 1);
  const wholeWords = long.split(/[\s-]+/).length >= 2 && starts >= Math.ceil(letters.length * 0.6);
  return wholeWords ? long : null;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[a-z0-9]/.test(text[at - 1] ?? "");
}
