/**
 * Finds texts that say the same in nearly the same words, such as one page in two collections: an answer lists one
 * of them. Nothing is left out of the library. Texts with other numbers or other negations are never the same.
 */
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { wordsOf } from "./words.ts";

const shingleWords = 4;
/** Of the smallest hashes of a text's shingles so many are compared first: texts that are alike share most of them. */
const sketchSize = 6;
const leastShared = 3;
const leastAlike = 0.85;
/** A phrase that half the library has tells nothing. */
const mostCompared = 12;
/** In fewer words one other word may be all the difference. */
const fewestWords = 25;

const textRow = z.object({ number: z.number(), text: z.string() });

export function foldTexts(db: DatabaseSync): void {
  const textsWith: TextsByHash = new Map();
  const folds: [number: number, first: number][] = [];
  const read = db.prepare("SELECT text FROM texts WHERE number = ?");
  const textOf = (number: number) => z.object({ text: z.string() }).parse(read.get(number)).text;
  for (const raw of db.prepare("SELECT number, text FROM texts ORDER BY number").iterate()) {
    const { number, text } = textRow.parse(raw);
    const words = wordsOf(text);
    if (words.length < fewestWords) continue;
    const shingles = shinglesOf(words);
    const sketch = Uint32Array.from(shingles).sort().subarray(0, sketchSize);
    const same = likely(textsWith, sketch).find((other) =>
      isSame(words, shingles, wordsOf(textOf(other))),
    );
    if (same !== undefined) folds.push([number, same]);
    else for (const hash of sketch) note(textsWith, hash, number);
  }
  const fold = db.prepare("UPDATE texts SET fold = ? WHERE number = ?");
  for (const [number, first] of folds) fold.run(first, number);
}

/** For each hash of a sketch the texts that have it: hardly ever more than one, so a list is made only then. */
type TextsByHash = Map<number, number | number[]>;

function note(textsWith: TextsByHash, hash: number, text: number): void {
  const before = textsWith.get(hash);
  if (before === undefined) textsWith.set(hash, text);
  else if (typeof before === "number") textsWith.set(hash, [before, text]);
  else if (before.length < mostCompared) before.push(text);
}

/** Earlier texts that share most of these hashes. */
function likely(textsWith: TextsByHash, sketch: Uint32Array): number[] {
  const shared = new Map<number, number>();
  for (const hash of sketch) {
    for (const other of [textsWith.get(hash) ?? []].flat())
      shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared].flatMap(([other, count]) => (count >= leastShared ? [other] : []));
}

/** How many passages of a source repeat another of the library, word for word or nearly. */
export function countFolded(db: DatabaseSync, source: string): number {
  const counted = db
    .prepare(
      `WITH placed AS (
         SELECT t.fold, d.source FROM placements p JOIN texts t ON t.number = p.text JOIN documents d ON d.number = p.document
       )
       SELECT count(*) - count(DISTINCT fold) AS within,
         count(DISTINCT CASE WHEN fold IN (SELECT fold FROM placed WHERE source <> ?1) THEN fold END) AS others
       FROM placed WHERE source = ?1`,
    )
    .get(source);
  const { within, others } = z.object({ within: z.number(), others: z.number() }).parse(counted);
  return within + others;
}

function isSame(
  words: readonly string[],
  shingles: ReadonlySet<number>,
  other: readonly string[],
): boolean {
  const others = shinglesOf(other);
  const shared = shingles.intersection(others).size;
  const alike = shared / (shingles.size + others.size - shared);
  return alike >= leastAlike && turningWords(words) === turningWords(other);
}

/** The words that turn a sentence into another one, in their order. */
function turningWords(words: readonly string[]): string {
  return words.filter((word) => /\d/.test(word) || negations.has(word)).join(" ");
}
const negations = new Set(
  "no not never none without cannot cant dont doesnt shouldnt wont".split(" "),
);

/** A number for each run of words: FNV-1a of each word, mixed in their order. */
function shinglesOf(words: readonly string[]): Set<number> {
  const hashes = words.map(hashOf);
  const shingles = new Set<number>();
  for (let start = 0; start + shingleWords <= hashes.length; start++) {
    let mixed = 0;
    for (let i = start; i < start + shingleWords; i++)
      mixed = Math.imul(mixed ^ (hashes[i] ?? 0), 0x01000193) ^ (mixed >>> 15);
    shingles.add(mixed >>> 0);
  }
  return shingles;
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
