/**
 * Cuts Markdown into sentences, while it is still being written. A line's end ends a sentence; within a line
 * a full stop, question or exclamation mark does, with the quotes and citations that follow it, unless it
 * belongs to an abbreviation, an initial, a number or a list marker.
 */

/** `text` with the white space after it; pieces joined give back the whole. */
export type Sentence = { text: string; gap: string };

const abbreviations = new Set(
  "e.g i.e dr mr mrs ms prof st vs cf etc a.m p.m u.s u.k al".split(" "),
);
/** Longer than each of them, with quotes before it. */
const longestWord = 20;
const beforeNumbers = new Set("no fig vol approx max min ca".split(" "));

/** The end of a sentence: its mark, closing quotes and emphasis, then citations, with or without a space. */
const end = /[.!?…]+["'”’)*_]*(?:\s?(?:\[\^?[\d,;\s–-]+\]|【[^】\n]*】))*/gu;

/** The sentences that are surely over, and what remains. A sentence is over when the next character is known. */
export function takeSentences(text: string): { finished: Sentence[]; rest: string } {
  const finished: Sentence[] = [];
  let from = 0;
  for (;;) {
    const cut = nextCut(text, from);
    if (cut === null) return { finished, rest: text.slice(from) };
    finished.push({ text: text.slice(from, cut.end), gap: text.slice(cut.end, cut.next) });
    from = cut.next;
  }
}

/** Every sentence of a whole text. */
export function splitSentences(text: string): Sentence[] {
  const { finished, rest } = takeSentences(text);
  const trimmed = rest.trimEnd();
  return trimmed === ""
    ? finished
    : [...finished, { text: trimmed, gap: rest.slice(trimmed.length) }];
}

type Cut = { end: number; next: number };

function nextCut(text: string, from: number): Cut | null {
  const newline = text.indexOf("\n", from);
  const line = text.slice(from, newline === -1 ? text.length : newline);
  for (const match of line.matchAll(end)) {
    const stop = match.index + match[0].length;
    const gap = /^[ \t]+/.exec(line.slice(stop))?.[0].length ?? 0;
    const follows = line.charAt(stop + gap);
    if (gap === 0 || follows === "") continue;
    if (isInner(line.slice(0, match.index), match[0], follows)) continue;
    return { end: from + stop, next: from + stop + gap };
  }
  return lineCut(text, from);
}

/** A line's end, once it is known what follows the empty lines after it. */
function lineCut(text: string, from: number): Cut | null {
  lineEnd.lastIndex = from;
  const match = lineEnd.exec(text);
  const next = match === null ? text.length : match.index + match[0].length;
  return match === null || next >= text.length ? null : { end: match.index, next };
}
const lineEnd = /[ \t]*\n\s*/g;

/** A full stop inside a sentence: abbreviation, initial, list number; or the sentence goes on in lower case. */
function isInner(before: string, mark: string, follows: string): boolean {
  if (/^\p{Ll}/u.test(follows)) return true;
  // A citation that isn't closed yet may still belong to this sentence.
  if (follows === "[" || follows === "【") return true;
  if (!mark.startsWith(".")) return false;
  if (/^\s*\d+$/.test(before)) return true;
  const word =
    /(\S+)$/
      .exec(before.slice(-longestWord))?.[1]
      ?.toLowerCase()
      .replace(/^[("“'*_]+/, "") ?? "";
  if (beforeNumbers.has(word)) return /^\d/.test(follows);
  return abbreviations.has(word) || /^\p{L}$/u.test(word);
}
