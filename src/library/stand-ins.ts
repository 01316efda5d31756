/** What stands in for the words of a message: long forms of abbreviations, and medical words for everyday ones. */
import { consumerMeanings } from "./consumer-words.ts";
import { verbForms } from "./inflections.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { Term } from "./question-terms.ts";
import type { Token } from "./read-tokens.ts";
import { plain, wordsOf } from "./words.ts";

const standInWeight = 0.6;
/** Another form is nearly the word itself. */
const verbFormWeight = 0.9;
const longestShortForm = 8;
const mostLongForms = 2;
/** Of the passages that hold a short form in small letters, at least this share must explain it. */
const explainedShare = 0.1;

/** Plain words that are also somebody's abbreviation: in small letters they are the word. */
const plainWords = new Set(
  `act add aid aids all arm bad can cap cast cat cold cope dad east fast fit gas go had has hit ice it lam lap
  map mass may men mob nice pad pan past pat pet pie rib sad same scar so star step sting tip tips us was who`.split(
    /\s+/,
  ),
);

/** "DVT" brings "deep vein thrombosis" when the library's own texts explain it so; a rarer reading weighs less. */
export function longForms(
  library: OpenLibraryFile,
  message: string,
  tokens: readonly Token[],
): Term[] {
  const shouted = message === message.toUpperCase();
  const capitals = shouted ? [] : (message.match(/\b[A-Z][A-Z0-9]{1,6}\b/g) ?? []);
  const inCapitals = new Set(capitals.map(plain));
  return tokens.flatMap(({ word, stem, stop, weight }) => {
    const meant = inCapitals.has(word);
    if (word.length > longestShortForm || (!meant && (stop || plainWords.has(word)))) return [];
    const least = meant ? 0 : (library.word(word)?.passages ?? 0) * explainedShare;
    const known = library.longForms(word).filter(({ passages }) => passages >= least);
    const usual = known[0]?.passages ?? 1;
    return known
      .slice(0, mostLongForms)
      .flatMap(({ long, passages }) =>
        standIn(library, wordsOf(long), (weight * passages) / usual, stem),
      );
  });
}

interface Meaning {
  readonly words: readonly string[];
  readonly phrases: readonly (readonly string[])[];
}

/** By the first letters of the first word, so that "aches" is compared with "ache". */
const meanings: ReadonlyMap<string, readonly Meaning[]> = Map.groupBy(
  consumerMeanings.flatMap((phrases) => phrases.map((words) => ({ words, phrases }))),
  ({ words }) => (words[0] ?? "").slice(0, 2),
);

/** "high blood pressure" brings "hypertension", and the other way round. */
export function otherWords(library: OpenLibraryFile, tokens: readonly Token[]): Term[] {
  return tokens.flatMap((token, start) =>
    (meanings.get(token.word.slice(0, 2)) ?? []).flatMap(({ words, phrases }) => {
      const said = tokens.slice(start, start + words.length);
      if (!words.every((word, i) => isSameWord(library, said[i], word))) return [];
      const aspect = said.map(({ stem }) => stem).join(" ");
      return phrases
        .filter((other) => other !== words)
        .flatMap((other) => standIn(library, other, token.weight, aspect));
    }),
  );
}

/** "Stood up" also looks for "stand"; "drink" not for "drunk", because pages are called by "drink" itself. */
export function otherForms(library: OpenLibraryFile, tokens: readonly Token[]): Term[] {
  return tokens.flatMap(({ word, stem, stop, weight }) => {
    const forms = stop ? [] : [...new Set([...verbForms(word), ...verbForms(stem)])];
    if (forms.length === 0 || library.documentsWithNameWord(stem).length > 0) return [];
    return forms.flatMap((form) => {
      const known = library.word(form);
      if (known === null || known.stem === stem) return [];
      const { stem: other, stemPassages: passages } = known;
      return [{ stems: [other], weight: weight * verbFormWeight, aspect: stem, passages }];
    });
  });
}

function isSameWord(library: OpenLibraryFile, said: Token | undefined, word: string): boolean {
  if (said === undefined) return false;
  if (said.word === word || said.word === `${word}s` || `${said.word}s` === word) return true;
  return said.word[1] === word[1] && library.word(word)?.stem === said.stem;
}

/** Nothing when one of the words is unknown to the library. */
function standIn(
  library: OpenLibraryFile,
  words: readonly string[],
  weight: number,
  aspect: string,
): Term[] {
  const known = words.flatMap((word) => library.word(word) ?? []);
  if (known.length < words.length) return [];
  const stems = known.map(({ stem }) => stem);
  const passages = Math.min(...known.map(({ stemPassages }) => stemPassages));
  return [{ stems, weight: weight * standInWeight, aspect, passages }];
}
