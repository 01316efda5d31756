/** Cuts a message into words, corrected where the library doesn't know them, each with what it weighs. */
import { consumerVocabulary } from "./consumer-words.ts";
import { deniedPlaces } from "./denials.ts";
import { readIdioms } from "./idioms.ts";
import { otherForm } from "./inflections.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { sensedPlaces, withUnsaid } from "./senses.ts";
import { correctSpelling } from "./spelling.ts";
import { stopWords } from "./stop-words.ts";
import type { KnownWord } from "./word-queries.ts";
import { plain, wordsOf } from "./words.ts";
import { withYoungAge } from "./young-age.ts";

export interface Token {
  readonly word: string;
  readonly stem: string;
  /** How many passages hold the stem; 0 for a word that the library does not know. */
  readonly passages: number;
  /** Grammar, greetings, story. */
  readonly stop: boolean;
  readonly weight: number;
  /** False where it means something else than the page that goes by it (senses.ts). */
  readonly namesAlone: boolean;
}

/** Longer messages are read up to here; the question is rarely further down. */
const mostTokens = 400;
const mostCorrections = 8;
/** So many unknown words are looked at more closely: more of them are no question, and each takes time. */
const mostUnknown = 24;
/** What a person asks says more than the story around it. */
const askedWeight = 1.3;
const correctedWeight = 0.85;
/** A guess at a word that hardly any page holds is likelier to be wrong, and would weigh most. */
const rareCorrectedWeight = 0.5;
/** "No fever" hardly asks for fever; "no energy" keeps its meaning as a saying. */
const deniedWeight = 0.15;
const rarePassages = 15;

export function readTokens(library: OpenLibraryFile, message: string): Token[] {
  const tokens: Token[] = [];
  let corrections = 0;
  let unknown = 0;
  const part = (word: string) => {
    if (isNothing(word) || library.word(word) !== null) return [word];
    unknown += 1;
    return unknown <= mostUnknown ? parted(library, word) : [word];
  };
  for (const sentence of message.split(/(?<=[.!?\n])\s+/)) {
    const asked = isAsked(sentence) ? askedWeight : 1;
    const words = readIdioms(wordsOf(spelledOut(sentence)).flatMap(part));
    const sensed = sensedPlaces(words);
    const denied = deniedPlaces(words);
    for (const [place, word] of words.entries()) {
      if (tokens.length >= mostTokens) return tokens;
      const known = knownAs(library, word, unknown <= mostUnknown);
      const corrected = known === null && !isNothing(word) && corrections < mostCorrections;
      if (corrected) corrections += 1;
      const weight = denied.has(place) ? asked * deniedWeight : asked;
      const token = corrected
        ? correctedToken(library, word, weight)
        : tokenOf(word, known, weight);
      tokens.push(sensed.has(place) ? { ...token, namesAlone: false } : token);
    }
  }
  return tokens;
}

/** "hayfever", where pages say "hay fever". */
function parted(library: OpenLibraryFile, word: string): string[] {
  if (word.length < 2 * shortestPart || word.length > longestParted) return [word];
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const [first, second] = [library.word(word.slice(0, at)), library.word(word.slice(at))];
    if (first === null || second === null) continue;
    if (library.documentsNamed(`${first.stem} ${second.stem}`).length > 0)
      return [first.word, second.word];
  }
  return [word];
}
const shortestPart = 3;
const longestParted = 24;

/** Numbers that say what they measure. */
const measures: readonly (readonly [RegExp, string])[] = [
  // A body temperature of 38 °C or 100.4 °F and more says fever (the limit that the starter library names).
  [/(?<![\d.,])(?:(3[89]|4[01])[.,]\d|10[0-6](?:[.,]\d)? ?°? ?f(?:ahrenheit)?)\b/gi, "$& fever"],
  [/(?<![\d.,])(?:3[89]|4[01])(?= ?(?:°|degrees?\b|c\b|celsius|on the thermometer))/gi, "$& fever"],
  [/(?<![\d.,])(?:3[89]|4[01])(?=,? (?:is |a bit |too )*high\b)/gi, "$& fever"],
  [
    /(?<!\d)(?:[89]\d|1\d\d|2[0-4]\d) ?(?:\/|over) ?(?:[4-9]\d|1[0-4]\d)(?!\d)/gi,
    "$& blood pressure",
  ],
  [/\btype (?:one|i)\b/gi, "type 1"],
  [/\btype (?:two|ii)\b/gi, "type 2"],
];

const spelledOut = (sentence: string): string => withUnsaid(withYoungAge(withMeasures(sentence)));

function withMeasures(sentence: string): string {
  return measures.reduce((text, [pattern, said]) => text.replace(pattern, said), sentence);
}

/** A single letter (no article, no pronoun) or a short number. */
export function isNumbering(word: string): boolean {
  return /^([b-hj-z]|\d{1,2})$/.test(word);
}

function isNothing(word: string): boolean {
  return stopWords.has(word) || /^\d{1,2}$/.test(word) || word.length < 2;
}

/** An everyday word of our own table is right as it is, even where no page of this library holds it. */
function knownAs(library: OpenLibraryFile, word: string, closely: boolean): KnownWord | null {
  const known = library.word(word);
  if (known !== null || isNothing(word)) return known;
  const other = closely ? otherForm(library, word) : null;
  if (other !== null) return { ...other, word, passages: 0 };
  return consumerVocabulary.has(word) ? { word, stem: word, passages: 0, stemPassages: 0 } : null;
}

function correctedToken(library: OpenLibraryFile, word: string, weight: number): Token {
  const known = correctSpelling(library, word);
  const rare = (known?.passages ?? 0) < rarePassages;
  return tokenOf(word, known, weight * (rare ? rareCorrectedWeight : correctedWeight));
}

function tokenOf(written: string, known: KnownWord | null, weight: number): Token {
  const word = known?.word ?? written;
  const [stem, passages] = [known?.stem ?? word, known?.stemPassages ?? 0];
  return { word, stem, passages, stop: isNothing(word), weight, namesAlone: true };
}

const askingStart =
  /^\W*(what|how|why|when|where|who|which|can|could|is|are|do|does|did|should|would|will|need to know|looking for|any)\b/;
function isAsked(sentence: string): boolean {
  return sentence.trimEnd().endsWith("?") || askingStart.test(plain(sentence));
}

/** "heart burn" is also looked for as "heartburn". */
export function joinedWords(library: OpenLibraryFile, tokens: readonly Token[]): Token[] {
  return tokens.slice(1).flatMap((second, i) => {
    const first = tokens[i];
    if (first === undefined || first.word.length < 3 || second.word.length < 3) return [];
    const known = library.word(first.word + second.word);
    if (known === null || known.passages < 3) return [];
    return [tokenOf(known.word, known, Math.max(first.weight, second.weight))];
  });
}
