/** Documents that a message calls by name: the title or a synonym, word for word, or a stand-in for it. */
import type { OpenLibraryFile } from "./open-library-file.ts";
import type { QuestionTerms } from "./question-terms.ts";
import { isNumbering, type Token } from "./read-tokens.ts";

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
  for (const tokens of runsOf(question.sequence)) {
    const worth = tokens.reduce((sum, t) => sum + t.weight * library.rarity(t.passages), 0);
    const name = tokens.map((token) => token.stem).join(" ");
    note(name, name, worth);
  }
  for (const { stems, aspect, weight, passages } of question.terms) {
    note(stems.join(" "), aspect, weight * library.rarity(passages) * Math.sqrt(stems.length));
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth || a.document - b.document);
}

/** Every run of words that could be a name: it begins with a word that says something, and ends so or as in "hepatitis C". */
function* runsOf(sequence: readonly Token[]): Generator<readonly Token[]> {
  for (let start = 0; start < sequence.length; start++) {
    if (sequence[start]?.stop !== false) continue;
    const furthest = Math.min(sequence.length, start + longestName);
    for (let end = start + 1; end <= furthest; end++) {
      const last = sequence[end - 1];
      if (last?.stop === false || isNumbering(last?.word ?? "")) yield sequence.slice(start, end);
    }
  }
}
