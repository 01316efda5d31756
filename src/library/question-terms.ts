/**
 * From a message as people write it to what is looked for: greetings and story go, known words stay, unknown
 * ones are corrected, short forms and everyday words bring the words that medical pages use.
 */
import { consumerMeanings } from "./consumer-words.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { correctSpelling } from "./spelling.ts";
import { stopWords } from "./stop-words.ts";
import { plain, wordsOf } from "./words.ts";

export interface Term {
  /** One stem or several that must follow each other. */
  readonly stems: readonly string[];
  /** 1 for a word of the message itself, less for what stands in for it. */
  readonly weight: number;
  /** About how many passages hold it. */
  readonly passages: number;
  /** The word or phrase of the message that it is, or stands in for. */
  readonly aspect: string;
}

export interface QuestionTerms {
  readonly terms: readonly Term[];
  /** The message in order, stop words too, corrected: names of documents are looked for in it. */
  readonly sequence: readonly Token[];
}

export interface Token {
  readonly word: string;
  readonly stem: string;
  readonly passages: number;
  readonly stop: boolean;
  readonly weight: number;
}

/** Longer messages are read up to here; the question is rarely further down. */
const mostTokens = 400;
const correctedWeight = 0.85;
/** A guess at a word that hardly any page holds is likelier to be wrong, and would weigh most. */
const rareCorrectedWeight = 0.5;
const rarePassages = 15;
const standInWeight = 0.6;
/** What a person asks says more than the story around it. */
const askedWeight = 1.3;
const mostCorrections = 8;

export function questionTerms(library: OpenLibraryFile, message: string): QuestionTerms {
  const written = readTokens(library, message);
  const sequence = [...written, ...joinedWords(library, written)];
  const terms = new Map<string, Term>();
  const add = (term: Term) => {
    const key = term.stems.join(" ");
    const known = terms.get(key);
    if (known === undefined || known.weight < term.weight) terms.set(key, term);
  };
  for (const token of sequence) {
    if (token.stop || token.passages === 0) continue;
    add({
      stems: [token.stem],
      weight: token.weight,
      passages: token.passages,
      aspect: token.stem,
    });
  }
  for (const standIn of [
    ...longForms(library, message, sequence),
    ...otherWords(library, sequence),
  ]) {
    add(standIn);
  }
  if (terms.size === 0) for (const term of storyTerms(written)) add(term);
  return { terms: [...terms.values()], sequence };
}

function readTokens(library: OpenLibraryFile, message: string): Token[] {
  const tokens: Token[] = [];
  let corrections = 0;
  for (const sentence of message.split(/(?<=[.!?\n])\s+/)) {
    const asked = isAsked(sentence) ? askedWeight : 1;
    for (const word of wordsOf(sentence)) {
      if (tokens.length >= mostTokens) return tokens;
      const stop = stopWords.has(word) || /^\d{1,2}$/.test(word) || word.length < 2;
      let known = library.word(word);
      let weight = asked;
      if (!stop && (known === null || known.passages === 0) && corrections < mostCorrections) {
        corrections += 1;
        known = correctSpelling(library, word);
        const rare = (known?.passages ?? 0) < rarePassages;
        weight *= rare ? rareCorrectedWeight : correctedWeight;
      }
      const corrected = known?.word ?? word;
      tokens.push({
        word: corrected,
        stem: known?.stem ?? word,
        passages: known?.stemPassages ?? 0,
        stop: stop || stopWords.has(corrected),
        weight,
      });
    }
  }
  return tokens;
}

/** "heart burn" is also looked for as "heartburn". */
function joinedWords(library: OpenLibraryFile, tokens: readonly Token[]): Token[] {
  return tokens.slice(1).flatMap((second, i) => {
    const first = tokens[i];
    if (first === undefined || first.word.length < 3 || second.word.length < 3) return [];
    const known = library.word(first.word + second.word);
    if (known === null || known.passages < 3) return [];
    const { word, stem, stemPassages: passages } = known;
    return [{ word, stem, passages, stop: false, weight: Math.max(first.weight, second.weight) }];
  });
}

/** A message of nothing but small talk is looked for as it stands. */
function storyTerms(tokens: readonly Token[]): Term[] {
  return tokens
    .filter((token) => token.passages > 0)
    .map(({ stem, weight, passages }) => ({ stems: [stem], weight, passages, aspect: stem }));
}

const askingStart =
  /^\W*(what|how|why|when|where|who|which|can|could|is|are|do|does|did|should|would|will|need to know|looking for|any)\b/;
function isAsked(sentence: string): boolean {
  return sentence.trimEnd().endsWith("?") || askingStart.test(plain(sentence));
}

/** Plain words that are also somebody's abbreviation: in small letters they are the word. */
const plainWords = new Set(
  `act add aid aids all arm bad can cap cast cat cold cope dad east fast fit gas go had has hit ice it lam lap
  map mass may men mob nice pad pan past pat pet pie rib sad same scar so star step sting tip tips us was who`.split(
    /\s+/,
  ),
);

/**
 * "DVT" brings "deep vein thrombosis" when the library's own texts explain it so. A short form that is also
 * a plain word ("sad", "aids") counts only where it stands in capitals among small letters.
 */
function longForms(library: OpenLibraryFile, message: string, sequence: readonly Token[]): Term[] {
  const shouted = message === message.toUpperCase();
  const inCapitals = new Set(
    (shouted ? [] : (message.match(/\b[A-Z][A-Z0-9]{1,6}\b/g) ?? [])).map(plain),
  );
  return sequence.flatMap((token) => {
    const plainly = token.stop || plainWords.has(token.word);
    if (token.word.length > 8 || (plainly && !inCapitals.has(token.word))) return [];
    const known = library.word(token.word);
    return library
      .longForms(token.word)
      .filter(
        ({ passages }) => inCapitals.has(token.word) || passages * 10 >= (known?.passages ?? 0),
      )
      .slice(0, 2)
      .flatMap(({ long }) =>
        phrase(library, wordsOf(long), token.weight * standInWeight, token.stem),
      );
  });
}

const meaningsByWord = Map.groupBy(
  consumerMeanings.flatMap((phrases) => phrases.map((words) => ({ words, phrases }))),
  ({ words }) => words[0] ?? "",
);

function otherWords(library: OpenLibraryFile, sequence: readonly Token[]): Term[] {
  return sequence.flatMap((token, start) =>
    (meaningsByWord.get(token.word) ?? []).flatMap(({ words, phrases }) => {
      const said = sequence.slice(start, start + words.length);
      if (!words.every((word, i) => said[i]?.word === word)) return [];
      const aspect = said.map(({ stem }) => stem).join(" ");
      return phrases
        .filter((other) => other !== words)
        .flatMap((other) => phrase(library, other, token.weight * standInWeight, aspect));
    }),
  );
}

/** Nothing when one of the words is unknown to the library. */
function phrase(
  library: OpenLibraryFile,
  words: readonly string[],
  weight: number,
  aspect: string,
): Term[] {
  const known = words.map((word) => library.word(word));
  const stems = known.flatMap((word) => (word === null ? [] : [word.stem]));
  if (stems.length < words.length) return [];
  return [
    { stems, weight, aspect, passages: Math.min(...known.map((word) => word?.stemPassages ?? 0)) },
  ];
}
