/** A message as tokens with spelling corrected and synonyms replaced: what phrases are matched on. */
import { synonymAt, synonymWords } from "../language/collapse.ts";
import { createSpeller } from "../language/spelling.ts";
import { stem } from "../language/stem.ts";
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
const correct = createSpeller(vocabulary);

/** Words met before that the rules don't know, with the stem meant; bounded, and only in memory. */
const met = new Map<string, string | null>();
const mostMet = 5000;

function stemMeant(word: string): string | null {
  const known = met.get(word);
  if (known !== undefined) return known;
  const meant = correct(word);
  const found = meant === null ? null : stem(meant);
  if (met.size >= mostMet) met.clear();
  met.set(word, found);
  return found;
}

export const isKnownWord = (word: string): boolean => fillers.has(word) || stems.has(stem(word));

function correctSpelling(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.filler || stems.has(token.stem) || !/^[a-z]{4,}$/.test(token.word)) continue;
    const meant = stemMeant(token.word);
    if (meant === null) continue;
    token.stem = meant;
    // "Deneis" denies as "denies" does: what is denied is told by the word, not by its stem.
    if (denials.has(meant)) token.word = meant;
  }
}

/** One token for each synonym of several words: it keeps the place of the first and the words of all. */
export function readWords(text: string): Token[] {
  const tokens = tokenise(text);
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
