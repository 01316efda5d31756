/** Documents that a message calls by name: the title or a synonym, word for word, or a stand-in for it. */

import { looselyNamed } from "./loose-names.ts";
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { QuestionTerms } from "./question-terms.ts";
import type { Token } from "./read-tokens.ts";

const longestName = 7;

export interface NamedDocument {
  readonly document: number;
  /** The name as stems. */
  readonly name: string;
  /** Rare words weigh more, and names of several words more than one. */
  readonly worth: number;
}

/** Each document once, with the best name it was called by; best first. */
export function namedDocuments(library: OpenLibraryFile, question: QuestionTerms): NamedDocument[] {
  const best = new Map<number, NamedDocument>();
  const note = (name: string, aspect: string, worth: number) => {
    for (const document of library.documentsNamed(name)) {
      if (worth > (best.get(document)?.worth ?? 0))
        best.set(document, { document, name: aspect, worth });
    }
  };
  const telling = question.sequence.filter(({ stop }) => !stop);
  for (const sequence of [question.sequence, telling]) {
    for (const { name, worth } of namesIn(library, sequence)) {
      if (!question.sensed.has(name)) note(name, name, worth);
    }
  }
  for (const { document, name, worth } of looselyNamed(library, question)) {
    if (worth > (best.get(document)?.worth ?? 0)) best.set(document, { document, name, worth });
  }
  for (const { stems, aspect, weight, passages } of question.terms) {
    if (question.sensed.has(aspect)) continue;
    note(stems.join(" "), aspect, weight * library.rarity(passages) * Math.sqrt(stems.length));
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth || a.document - b.document);
}

/**
 * Every run of words that could be a name, with its worth. A word that says nothing is no
 * name alone, but may begin or end one ("being sick", "hepatitis C"). A run that no longer name begins with is not followed.
 */
function namesIn(library: OpenLibraryFile, sequence: readonly Token[]) {
  const worthOf = new Map<string, number>();
  for (const start of sequence.keys()) {
    let name = "";
    let worth = 0;
    for (const token of sequence.slice(start, start + longestName)) {
      if (name !== "" && !library.isNameBegun(name)) break;
      name = name === "" ? token.stem : `${name} ${token.stem}`;
      worth += token.weight * library.rarity(token.passages);
      const mayEnd = !token.stop || name !== token.stem;
      if (mayEnd) worthOf.set(name, Math.max(worth, worthOf.get(name) ?? 0));
    }
  }
  return worthOf.entries().map(([name, worth]) => ({ name, worth }));
}
