/** Puts one word in the place of each synonym of several ("threw up" → vomit), longest first. */
import { synonyms } from "../lexicon/synonyms.ts";
import { normalise } from "./normalise.ts";
import { stem } from "./stem.ts";

/** A place in the tree of all synonyms: what may follow, and what the words up to here mean. */
type Node = { readonly next: Map<string, Node>; meaning: string | null };

const newNode = (): Node => ({ next: new Map(), meaning: null });

const stemsOf = (phrase: string): string[] =>
  (normalise(phrase).match(/[a-z0-9]+/g) ?? []).map(stem);

function buildTree(): Node {
  const root = newNode();
  for (const [meaning, ways] of Object.entries(synonyms)) {
    for (const way of ways.split(";")) {
      let node = root;
      for (const word of stemsOf(way)) {
        const next = node.next.get(word) ?? newNode();
        node.next.set(word, next);
        node = next;
      }
      if (node !== root) node.meaning ??= meaning;
    }
  }
  return root;
}

const tree = buildTree();
const skippable = new Set(["my", "his", "her", "their", "the", "your"]);

export const isSynonym = (word: string): boolean => Object.hasOwn(synonyms, word);

export const synonymWords: readonly string[] = Object.values(synonyms).flatMap(
  (ways) => normalise(ways).match(/[a-z]+/g) ?? [],
);

type Found = { readonly meaning: string; readonly end: number; readonly words: number };

/** The longest synonym from `node` on; owners ("my", "the") may stand between its words. */
function longest(
  node: Node,
  at: number,
  words: number,
  stemAt: (index: number) => string | null,
): Found | null {
  const here = stemAt(at);
  const next = here === null ? undefined : node.next.get(here);
  const further = next === undefined ? null : longest(next, at + 1, words + 1, stemAt);
  const skipped =
    here !== null && words > 0 && node.next.size > 0 && skippable.has(here)
      ? longest(node, at + 1, words, stemAt)
      : null;
  const best = skipped !== null && skipped.words > (further?.words ?? 0) ? skipped : further;
  if (best !== null) return best;
  return node.meaning === null ? null : { meaning: node.meaning, end: at, words };
}

/** Where a synonym that begins at `at` ends (exclusive), or null. `stemAt` gives null where a phrase must stop. */
export function synonymAt(
  at: number,
  stemAt: (index: number) => string | null,
): { readonly meaning: string; readonly end: number } | null {
  const first = stemAt(at);
  const node = first === null ? undefined : tree.next.get(first);
  return node === undefined ? null : longest(node, at + 1, 1, stemAt);
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
