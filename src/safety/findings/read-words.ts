/** A message as tokens with spelling corrected and synonyms replaced: what phrases are matched on. */
import { synonymAt, synonymWords } from "../language/collapse.ts";
import { englishWords } from "../language/english-words.ts";
import { createSpeller } from "../language/spelling.ts";
import { longestRemembered, stem } from "../language/stem.ts";
import { type Token, tokenise } from "../language/tokens.ts";
import { findingIds, findingOf } from "../lexicon/index.ts";
import { inflected } from "../lexicon/inflected.ts";
import { denials, fillers, wordClasses } from "../lexicon/words.ts";

const written = findingIds
  .flatMap((id) => findingOf(id).phrases)
  .flatMap((phrase) => phrase.match(/[a-z]+/g) ?? []);
const vocabulary = [
  ...written,
  ...synonymWords,
  ...inflected,
  ...denials,
  ...Object.values(wordClasses).flatMap((words) => words.split(/[ -]/)),
];
const stems = new Set(vocabulary.map(stem));
const spelled = new Set(vocabulary);
const plainWords = new Set([...englishWords, ...fillers]);
const correct = createSpeller(vocabulary, plainWords);

/** Words met before that the rules don't know, with the word meant; bounded, and only in memory. */
const met = new Map<string, string | null>();
const mostMet = 5000;

function wordMeant(word: string): string | null {
  const known = met.get(word);
  if (known !== undefined) return known;
  const meant = correct(word);
  if (met.size >= mostMet) met.clear();
  if (word.length <= longestRemembered) met.set(word, meant);
  return meant;
}

/** As a word of the rules is written: "measl" is only what the stemmer leaves of one. */
const isSpelled = ({ word, stem }: Token): boolean =>
  stems.has(stem) && (word !== stem || spelled.has(word));

export const isKnownWord = (word: string): boolean => fillers.has(word) || stems.has(stem(word));
const isWord = (word: string): boolean =>
  word.length > 1 && (isKnownWord(word) || englishWords.has(word));

/** "Nea-rsyncope": a hyphen changes places with its neighbour as letters do. */
const hyphenInPlace = (text: string): string =>
  text.includes("-")
    ? text.replace(/([a-z]+)-([a-z]+)/g, (whole, before: string, after: string) => {
        if (isWord(before) && isWord(after)) return whole;
        const ways = [
          [before + after.slice(0, 1), after.slice(1)],
          [before.slice(0, -1), before.slice(-1) + after],
        ];
        return ways.find((way) => way.every(isWord))?.join("-") ?? whole;
      })
    : text;

function correctSpelling(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.filler || isSpelled(token) || !/^[a-z]{4,}$/.test(token.word)) continue;
    const meant = wordMeant(token.word);
    if (meant === null) continue;
    token.word = meant;
    token.stem = stem(meant);
    token.filler = fillers.has(meant);
  }
}

/** One token for each synonym of several words: it keeps the place of the first and the words of all. */
export function readWords(text: string): Token[] {
  const tokens = tokenise(hyphenInPlace(text));
  correctSpelling(tokens);
  const read: Token[] = [];
  let clause = 0;
  const stemInClause = (at: number): string | null => {
    const token = tokens[at];
    return token !== undefined && token.clause === clause ? token.stem : null;
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    clause = token.clause;
    const found = synonymAt(at, stemInClause);
    if (found === null) read.push(token);
    else
      read.push({
        ...token,
        stem: found.meaning,
        filler: false,
        word: tokens
          .slice(at, found.end)
          .map((t) => t.word)
          .join(" "),
      });
    at = found?.end ?? at + 1;
  }
  return read;
}
