/** A few words around what was found, and an answer's Markdown as plain text. Pure. */
import type { MarkedText } from "#contracts/finding.ts";
import { markWords } from "./find-words.ts";

/** In characters. */
const longest = 140;
const before = 40;

/** One line: what only says how it is to be shown is left out, and so are the numbers of sources. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[\d{1,3}(?:\s*,\s*\d{1,3}){0,20}\]/g, "")
    .replace(/\[([^\][]{1,300})\]\([^)\s]{1,2000}\)/g, "$1")
    .replace(/\*+|`+|^#{1,6}\s+|^>\s?|^[-+]\s+/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Null where none of the words stands in it. */
export function snippetOf(text: string, words: readonly string[]): MarkedText | null {
  const marks = markWords(text, words);
  const first = marks[0];
  if (!first) return null;
  const from = wordEdge(text, Math.max(0, first.from - before), first.from);
  const to = endEdge(text, Math.min(text.length, from + longest), first.to);
  const lead = from > 0 ? "… " : "";
  const shift = lead.length - from;
  return {
    text: lead + text.slice(from, to) + (to < text.length ? " …" : ""),
    marks: marks
      .filter((mark) => mark.to <= to)
      .map((mark) => ({ from: mark.from + shift, to: mark.to + shift })),
  };
}

/** The beginning of a word, at `wished` or after it, at the latest at `limit`. */
function wordEdge(text: string, wished: number, limit: number): number {
  if (wished === 0) return 0;
  const space = text.indexOf(" ", wished);
  return whole(text, space === -1 || space >= limit ? wished : space + 1);
}

/** The end of a word, at `wished` or before it, at the earliest at `limit`. */
function endEdge(text: string, wished: number, limit: number): number {
  if (wished >= text.length) return text.length;
  const space = text.lastIndexOf(" ", wished);
  return whole(text, Math.max(space, limit) === space ? space : Math.max(wished, limit));
}

/** Not between the two halves of a character. */
const whole = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
