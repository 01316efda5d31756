/** Puts one word in the place of each synonym of several ("threw up" → vomit), longest first. */
import { synonyms } from "../lexicon/synonyms.ts";
import { normalise } from "./normalise.ts";
import { stem } from "./stem.ts";

type Synonym = { readonly stems: readonly string[]; readonly meaning: string };

const stemsOf = (phrase: string): string[] =>
  (normalise(phrase).match(/[a-z0-9]+/g) ?? []).map(stem);

function buildIndex(): ReadonlyMap<string, readonly Synonym[]> {
  const index = new Map<string, Synonym[]>();
  for (const [meaning, ways] of Object.entries(synonyms)) {
    for (const way of ways.split(";")) {
      const stems = stemsOf(way);
      const first = stems[0];
      if (first === undefined) continue;
      const list = index.get(first) ?? [];
      list.push({ stems, meaning });
      index.set(first, list);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return index;
}

const index = buildIndex();
const skippable = new Set(["my", "his", "her", "their", "the", "your"]);

export const isSynonym = (word: string): boolean => Object.hasOwn(synonyms, word);

export const synonymWords: readonly string[] = Object.values(synonyms).flatMap(
  (ways) => normalise(ways).match(/[a-z]+/g) ?? [],
);

/** Where a synonym that begins at `at` ends (exclusive), or null. `stemAt` gives null where a phrase must stop. */
export function synonymAt(
  at: number,
  stemAt: (index: number) => string | null,
): { readonly meaning: string; readonly end: number } | null {
  const first = stemAt(at);
  if (first === null) return null;
  for (const synonym of index.get(first) ?? []) {
    let position = at + 1;
    let matched = 1;
    while (matched < synonym.stems.length) {
      const here = stemAt(position);
      if (here === null) break;
      if (here === synonym.stems[matched]) matched += 1;
      else if (!skippable.has(here)) break;
      position += 1;
    }
    if (matched === synonym.stems.length) return { meaning: synonym.meaning, end: position };
  }
  return null;
}

/** The stems of a phrase of the lexicon, synonyms replaced. Meanings stay as they are. */
export function collapseWords(words: readonly string[]): string[] {
  const stems = words.map((word) => (isSynonym(word) ? word : stem(word)));
  const collapsed: string[] = [];
  for (let at = 0; at < stems.length; ) {
    const found = synonymAt(at, (i) => stems[i] ?? null);
    const here = stems[at];
    if (found !== null) collapsed.push(found.meaning);
    else if (here !== undefined) collapsed.push(here);
    at = found?.end ?? at + 1;
  }
  return collapsed;
}
