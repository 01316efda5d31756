/**
 * From a message as people write it to what is looked for: greetings and story go, known words stay, unknown
 * ones are corrected, short forms and everyday words bring the words that medical pages use.
 */
import { complaintTerms } from "./complaints.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import { isNumbering, joinedWords, readTokens, type Token } from "./read-tokens.ts";
import { longForms, otherForms, otherWords } from "./stand-ins.ts";

export interface Term {
  /** One stem or several that must follow each other. */
  readonly stems: readonly string[];
  /** 1 for a word of the message itself, less for what stands in for it. */
  readonly weight: number;
  /** About how many passages hold it. */
  readonly passages: number;
  /** The stems of the message that it is, or stands in for. */
  readonly aspect: string;
}

export interface QuestionTerms {
  readonly terms: readonly Term[];
  /** The message in order, stop words too, corrected: names of documents are looked for in it. */
  readonly sequence: readonly Token[];
  /** Stems that call no page by themselves, here: "burning" where nothing was burnt. */
  readonly sensed: ReadonlySet<string>;
}

export function questionTerms(library: OpenLibraryFile, message: string): QuestionTerms {
  const written = readTokens(library, message);
  const sequence = [...written, ...joinedWords(library, written)];
  const sensed = new Set(sequence.filter((token) => !token.namesAlone).map(({ stem }) => stem));
  const all = [
    ...sequence.filter(({ stop }) => !stop).flatMap(ownTerm),
    ...numberedTerms(written),
    ...longForms(library, message, sequence),
    ...otherWords(library, sequence),
    ...otherForms(library, written),
    ...complaintTerms(library, written),
  ];
  // What stands in for the word stands in for its other sense.
  const found = all.filter(({ aspect, stems }) => !sensed.has(aspect) || stems[0] === aspect);
  return {
    terms: heaviest(found.length > 0 ? found : smallTalk(library, written)),
    sequence,
    sensed,
  };
}

function ownTerm({ stem, weight, passages }: Token): Term[] {
  return passages === 0 ? [] : [{ stems: [stem], weight, passages, aspect: stem }];
}

/** "hepatitis C", "type 2": the letter or number says which, and only beside its word. */
function numberedTerms(tokens: readonly Token[]): Term[] {
  return tokens.slice(1).flatMap(({ word }, i) => {
    const before = tokens[i];
    if (before === undefined || before.stop || !isNumbering(word)) return [];
    const { stem, weight, passages } = before;
    return [{ stems: [stem, word], weight, passages, aspect: `${stem} ${word}` }];
  });
}

/** A message of nothing but small talk is looked for as it stands. */
function smallTalk(library: OpenLibraryFile, tokens: readonly Token[]): Term[] {
  return tokens.flatMap((token) => {
    const known = library.word(token.word);
    return known === null
      ? []
      : ownTerm({ ...token, stem: known.stem, passages: known.stemPassages });
  });
}

/** A term that came twice counts once, as its heaviest. */
function heaviest(terms: readonly Term[]): Term[] {
  const kept = new Map<string, Term>();
  for (const term of terms) {
    const key = term.stems.join(" ");
    if (term.weight > (kept.get(key)?.weight ?? 0)) kept.set(key, term);
  }
  return [...kept.values()];
}
