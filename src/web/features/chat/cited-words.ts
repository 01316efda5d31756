/** Finds where a source says what a sentence of an answer says. Pure; the worker alone judges whether it does. */
import { markingSigns, type Place } from "../../components/mark-signs.ts";

type Word = Place & { word: string };

export type CitedWords = {
  places: Place[];
  /** Every sentence stands there as it is; else the closest words are given. */
  exact: boolean;
};

/** Below this share of its longer words nothing in a source is close enough to a sentence to be shown as what it rests on. */
const leastShare = 0.4;

export function citedWords(quote: string, sentences: readonly string[]): CitedWords {
  const words = wordsOf(quote);
  const found = sentences.flatMap((sentence) => {
    const exact = asItIs(words, wordsOf(plain(sentence)));
    if (exact) return [{ place: exact, exact: true }];
    const close = closest(quote, plain(sentence));
    return close ? [{ place: close, exact: false }] : [];
  });
  return {
    places: joined(
      quote,
      found.map(({ place }) => place),
    ),
    exact: found.length > 0 && found.every(({ exact }) => exact),
  };
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }));
}

/** Without citations and the marker of a list item. */
function plain(sentence: string): string {
  return sentence.replace(/\[[\d,\s]+\]/g, " ").replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, "");
}

function asItIs(words: readonly Word[], wanted: readonly Word[]): Place | null {
  if (wanted.length === 0) return null;
  const start = words.findIndex((_, i) =>
    wanted.every(({ word }, offset) => words[i + offset]?.word === word),
  );
  const first = words[start];
  const last = words[start + wanted.length - 1];
  return first && last ? { from: first.from, to: last.to } : null;
}

function closest(quote: string, sentence: string): Place | null {
  const wanted = new Set(telling(sentence));
  let best: (Place & { share: number }) | null = null;
  for (const { 0: line, index } of quote.matchAll(/[^.!?\n]+(?:[.!?]+(?!\s)[^.!?\n]+)*[.!?]*/g)) {
    const held = new Set(telling(line));
    const share = [...wanted].filter((word) => held.has(word)).length / Math.max(1, wanted.size);
    const lead = line.length - line.trimStart().length;
    if (share >= leastShare && share > (best?.share ?? 0)) {
      best = { from: index + lead, to: index + line.trimEnd().length, share };
    }
  }
  return best;
}

const telling = (text: string) =>
  wordsOf(text).flatMap(({ word }) => (word.length > 3 || /\d/.test(word) ? [word] : []));

/** With their full stops; sentences that follow each other are one place. */
function joined(quote: string, places: readonly Place[]): Place[] {
  const sorted = [...places].sort((a, b) => a.from - b.from);
  const all: Place[] = [];
  for (const place of sorted) {
    const last = all.at(-1);
    const to = place.to + (/^[.!?…]+/.exec(quote.slice(place.to))?.[0].length ?? 0);
    if (last && quote.slice(last.to, place.from).trim() === "") last.to = Math.max(last.to, to);
    else all.push({ from: place.from, to });
  }
  return all;
}

export type NumberInText = { at: number; text: string; digits: string };

const amount =
  /(?<![\p{L}\p{N}.,])(\d+(?:[.,/]\d+)*)(?:\s?(?:°\s?[CF]|%|mmHg|mg|mcg|µg|kg|g|ml|l|cm)(?![\p{L}\p{N}]))?/gu;
/** Citations, the number of a list item, and code: no amounts. */
const noAmounts = /\[[\d,\s]+\]|^\s*\d+[.)](?=\s)|`[^`]*`/gm;

/** The numbers of a sentence as they are written, with a unit where one follows. */
export function numbersIn(sentence: string): NumberInText[] {
  const text = sentence.replace(noAmounts, (other) => " ".repeat(other.length));
  return Array.from(text.matchAll(amount), ({ index, 0: written, 1: digits = "" }) => ({
    at: index,
    text: written,
    digits,
  }));
}

export const hasNumber = (quote: string, number: NumberInText) =>
  placesOfNumber(quote, number.digits).length > 0;

export function placesOfNumber(quote: string, digits: string): Place[] {
  return numbersIn(quote).flatMap((number) =>
    number.digits === digits ? [{ from: number.at, to: number.at + number.text.length }] : [],
  );
}

/** A number where the words stand that it belongs to; anywhere in the passage where it isn't among them. */
export function numberAmong(quote: string, number: string, words: readonly Place[]): Place[] {
  const digits = numbersIn(number)[0]?.digits ?? number;
  const all = placesOfNumber(quote, digits);
  const among = all.filter(({ from, to }) => words.some((one) => one.from <= from && to <= one.to));
  return among.length > 0 ? among : all;
}

/** Line by line, behind list markers and signs of Markdown: a mark never reaches from one block into the next. */
export function markedQuote(
  quote: string,
  plainly: readonly Place[],
  strongly: readonly Place[],
): string {
  const signs = [
    ...plainly.flatMap(({ from, to }) => linesOf(quote, from, to)).map(inSigns("plain")),
    ...strongly.map(inSigns("strong")),
  ].flat();
  signs.sort((a, b) => b.at - a.at || b.order - a.order);
  return signs.reduce((text, { at, sign }) => text.slice(0, at) + sign + text.slice(at), quote);
}

type Sign = { at: number; sign: string; order: number };

const inSigns =
  (marking: "plain" | "strong") =>
  ({ from, to }: Place): Sign[] => {
    const [begin, end] = markingSigns[marking];
    return [
      { at: from, sign: begin, order: 1 },
      { at: to, sign: end, order: 0 },
    ];
  };

function linesOf(quote: string, from: number, to: number): Place[] {
  return Array.from(quote.slice(from, to).matchAll(/[^\n]+/g), ({ 0: line, index }) => {
    const lead = /^\s*(?:(?:[-*+•]|\d+[.)]|#{1,6}|>)\s+)*/.exec(line)?.[0].length ?? 0;
    const start = from + index + (index === 0 ? 0 : lead);
    return { from: start, to: from + index + line.trimEnd().length };
  }).filter((place) => place.to > place.from);
}
