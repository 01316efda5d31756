/** Finds the phrases of the lexicon in the tokens of a message: each phrase is tried only where its rarest word stands. */

import type { Token } from "../language/tokens.ts";
import { type FindingId, findingIds, findingOf } from "../lexicon/index.ts";
import { denials, fillers } from "../lexicon/words.ts";
import { compilePhrases, type Element, type Phrase } from "./phrase.ts";

export type Match = { readonly finding: FindingId; readonly start: number; readonly end: number };
type Anchored = { readonly phrase: Phrase; readonly part: number; readonly element: number };

const tooCommon = new Set([
  "not",
  "go",
  "can",
  "do",
  "no",
  "use",
  "want",
  "think",
  "come",
  "day",
  "time",
  "pain",
  "hurt",
  "have",
]);

function cost(element: Element): number {
  let sum = 0;
  for (const word of element.words) sum += tooCommon.has(word) || fillers.has(word) ? 20 : 1;
  return sum;
}

function anchorOf(phrase: Phrase): Anchored {
  let best: Anchored = { phrase, part: 0, element: 0 };
  let lowest = Number.POSITIVE_INFINITY;
  phrase.parts.forEach((elements, part) => {
    elements.forEach((candidate, element) => {
      const price = cost(candidate);
      if (price < lowest) [best, lowest] = [{ phrase, part, element }, price];
    });
  });
  return best;
}

function buildIndex(): ReadonlyMap<string, readonly Anchored[]> {
  const index = new Map<string, Anchored[]>();
  for (const finding of findingIds) {
    for (const phrase of findingOf(finding).phrases.flatMap((text) =>
      compilePhrases(finding, text),
    )) {
      const anchored = anchorOf(phrase);
      for (const word of anchored.phrase.parts[anchored.part]?.[anchored.element]?.words ?? []) {
        const list = index.get(word) ?? [];
        list.push(anchored);
        index.set(word, list);
      }
    }
  }
  return index;
}

/** So many words from one word of a phrase to the next, fillers counted. */
const farthest = 14;

/** From `at`, in direction `step`, the place of the next word of `wanted`, or -1. */
function seek(
  tokens: readonly Token[],
  at: number,
  step: 1 | -1,
  wanted: Element,
  gap: number,
  across: boolean,
): number {
  const from = tokens[at];
  let skipped = 0;
  for (let i = at + step, far = 0; from !== undefined && far < farthest; i += step, far += 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== from.sentence) return -1;
    if (!across && token.clause !== from.clause) return -1;
    if (wanted.words.has(token.stem)) return i;
    if (token.filler) continue;
    if (denials.has(token.word)) return -1;
    skipped += 1;
    if (skipped > gap) return -1;
  }
  return -1;
}

function matchSequence(
  tokens: readonly Token[],
  elements: readonly Element[],
  anchor: number,
  at: number,
): readonly [number, number] | null {
  let start = at;
  for (let i = anchor - 1; i >= 0; i -= 1) {
    const element = elements[i];
    const later = elements[i + 1];
    if (element === undefined || later === undefined) return null;
    start = seek(tokens, start, -1, element, later.gap, later.across);
    if (start < 0) return null;
  }
  let end = at;
  for (let i = anchor + 1; i < elements.length; i += 1) {
    const element = elements[i];
    if (element === undefined) return null;
    end = seek(tokens, end, 1, element, element.gap, element.across);
    if (end < 0) return null;
  }
  return [start, end];
}

const window = 11;
const apart = 6;

type Range = readonly [start: number, end: number];

/** The match of another part nearest to the anchor, in the same clause, with no denial between, apart from `taken`. */
function matchNear(
  tokens: readonly Token[],
  elements: readonly Element[],
  anchor: Range,
  taken: readonly Range[],
): Range | null {
  const clause = tokens[anchor[0]]?.clause;
  const first = elements[0];
  if (first === undefined) return null;
  for (const step of [1, -1] as const) {
    let between = 0;
    for (
      let i = step === 1 ? anchor[1] + 1 : anchor[0] - 1, far = 0;
      far < window;
      i += step, far += 1
    ) {
      const token = tokens[i];
      if (token === undefined || token.clause !== clause || between > apart) break;
      if (first.words.has(token.stem)) {
        const found = matchSequence(tokens, elements, 0, i);
        if (found !== null && taken.every(([from, to]) => found[1] < from || found[0] > to))
          return found;
      }
      if (denials.has(token.word)) break;
      if (!token.filler) between += 1;
    }
  }
  return null;
}

function matchPhrase(
  tokens: readonly Token[],
  { phrase, part, element }: Anchored,
  at: number,
): Match | null {
  const anchored = phrase.parts[part];
  if (anchored === undefined) return null;
  const { finding } = phrase;
  const isAlone = phrase.parts.length === 1;
  if (isAlone && anchored.length === 1) return { finding, start: at, end: at };
  const anchor = matchSequence(tokens, anchored, element, at);
  if (anchor === null) return null;
  if (isAlone) return { finding, start: anchor[0], end: anchor[1] };
  const ranges: Range[] = [anchor];
  for (const other of phrase.parts) {
    if (other === anchored) continue;
    const near = matchNear(tokens, other, anchor, ranges);
    if (near === null) return null;
    ranges.push(near);
  }
  return {
    finding,
    start: Math.min(...ranges.map((range) => range[0])),
    end: Math.max(...ranges.map((range) => range[1])),
  };
}

/** Elements of the same words share a number; by word, the numbers of those that it would do for. */
const numbers = new Map<string, number>();
const numbersOf = new Map<string, number[]>();

function numberOf({ words }: Element): number {
  const key = [...words].sort().join("|");
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(key, number);
  for (const word of words) numbersOf.set(word, [...(numbersOf.get(word) ?? []), number]);
  return number;
}

type Candidate = {
  readonly anchored: Anchored;
  /** The numbers of its other elements. */
  readonly needs: readonly number[];
  /** They stand no more words away than this. */
  readonly reach: number;
  readonly finding: number;
};
const findingNumbers = new Map(findingIds.map((id, number) => [id, number]));

function candidateOf(anchored: Anchored): Candidate {
  const { phrase } = anchored;
  const own = phrase.parts[anchored.part]?.[anchored.element];
  const needs = phrase.parts
    .flat()
    .filter((element) => element !== own)
    .map(numberOf);
  const reach = needs.length * farthest + (phrase.parts.length - 1) * window;
  return { anchored, needs, reach, finding: findingNumbers.get(phrase.finding) ?? -1 };
}
const candidates: ReadonlyMap<string, readonly Candidate[]> = new Map(
  [...buildIndex()].map(([word, anchored]) => [word, anchored.map(candidateOf)]),
);
const noNumbers: readonly number[] = [];
const noCandidates: readonly Candidate[] = [];

/** Where each number stands: the message in up to 32 blocks of words, a bit for each. */
type Places = { readonly blocks: Int32Array; readonly blockSize: number };
const mostBlocks = 32;

function placesIn(tokens: readonly Token[]): Places {
  const blocks = new Int32Array(numbers.size);
  const blockSize = Math.max(farthest, Math.ceil(tokens.length / mostBlocks));
  for (let at = 0; at < tokens.length; at += 1) {
    const bit = 1 << Math.floor(at / blockSize);
    for (const number of numbersOf.get(tokens[at]?.stem ?? "") ?? noNumbers)
      blocks[number] = (blocks[number] ?? 0) | bit;
  }
  return { blocks, blockSize };
}

function allIn(needs: readonly number[], blocks: Int32Array, wanted: number): boolean {
  for (let i = 0; i < needs.length; i += 1)
    if (((blocks[needs[i] ?? 0] ?? 0) & wanted) === 0) return false;
  return true;
}

const anywhere = -1;

/** The bits of the blocks that a phrase anchored at `at` can reach into. */
function reachable({ reach }: Candidate, at: number, { blockSize }: Places): number {
  const first = Math.max(0, Math.floor((at - reach) / blockSize));
  const last = Math.min(mostBlocks - 1, Math.floor((at + reach) / blockSize));
  return ((2 << last) - (1 << first)) | 0;
}

/** By anchor word, the phrases of which every word stands somewhere in the message: only these are worth a try. */
function possibleIn({ blocks }: Places): (word: string) => readonly Candidate[] {
  const possible = new Map<string, readonly Candidate[]>();
  return (word) => {
    const before = possible.get(word);
    if (before) return before;
    const all = candidates.get(word);
    const some = all?.filter(({ needs }) => allIn(needs, blocks, anywhere)) ?? noCandidates;
    possible.set(word, some);
    return some;
  };
}

/** All matches, in order of their first word; one for each finding and first word (the shortest). */
export function findPhrases(tokens: readonly Token[]): Match[] {
  const best = new Map<number, Match>();
  const places = placesIn(tokens);
  const possible = possibleIn(places);
  for (let at = 0; at < tokens.length; at += 1) {
    for (const candidate of possible(tokens[at]?.stem ?? "")) {
      const { anchored, finding, needs } = candidate;
      if (needs.length > 0 && !allIn(needs, places.blocks, reachable(candidate, at, places)))
        continue;
      const match = matchPhrase(tokens, anchored, at);
      if (match === null) continue;
      const key = finding * tokens.length + match.start;
      const known = best.get(key);
      if (known === undefined || match.end < known.end) best.set(key, match);
    }
  }
  return [...best.values()].sort((a, b) => a.start - b.start);
}
