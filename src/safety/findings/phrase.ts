/** Compiles the phrases of the lexicon (their notation: lexicon/finding.ts) into sequences of word sets. */
import { collapseWords, isSynonym } from "../language/collapse.ts";
import type { FindingId } from "../lexicon/index.ts";
import { wordClasses } from "../lexicon/words.ts";

export type Element = {
  readonly words: ReadonlySet<string>;
  /** Other words (fillers not counted) that may stand before it. */
  readonly gap: number;
  /** True when the gap may cross a comma. */
  readonly across: boolean;
};
export type Phrase = {
  readonly finding: FindingId;
  readonly parts: readonly (readonly Element[])[];
};

const isClass = (name: string): name is keyof typeof wordClasses =>
  Object.hasOwn(wordClasses, name);

function wordsOf(item: string): string[] {
  return item.split("|").flatMap((word) => {
    const name = /^\{(.+)\}$/.exec(word)?.[1];
    if (name === undefined) return collapseWords([word]);
    if (!isClass(name)) throw new Error(`The lexicon names no word class {${name}}.`);
    return wordClasses[name].split(" ").flatMap((w) => collapseWords([w]));
  });
}

function sequenceOf(text: string): Element[] {
  const elements: Element[] = [];
  let run: string[] = [];
  let gap = 0;
  let across = false;
  const add = (words: readonly string[]) => {
    elements.push({ words: new Set(words), gap, across });
    gap = 0;
    across = false;
  };
  const flush = () => {
    for (const word of collapseWords(run)) add([word]);
    run = [];
  };
  for (const item of text.split(" ").filter((part) => part !== "")) {
    if (/^[a-z0-9'-]+$/.test(item)) {
      run.push(item);
      continue;
    }
    flush();
    if (item === "~") gap = 3;
    else if (item === "...") [gap, across] = [7, true];
    else add(wordsOf(item));
  }
  flush();
  return elements;
}

const hyphenated = (word: string): string => (isSynonym(word) ? word : word.replaceAll("-", "_"));

/** One text for each alternative of several words ("ran_out|stopped"), so that an element is always one word. */
function variantsOf(text: string): string[] {
  let variants = [""];
  for (const item of text.split(" ").filter((part) => part !== "")) {
    const words = item.split("|").map((word) => (word.startsWith("{") ? word : hyphenated(word)));
    const single = words.filter((word) => !word.includes("_"));
    const choices = [
      ...(single.length > 0 ? [single.join("|")] : []),
      ...words.filter((word) => word.includes("_")).map((word) => word.replaceAll("_", " ")),
    ];
    variants = variants.flatMap((before) => choices.map((choice) => `${before} ${choice}`));
  }
  return variants;
}

export const compilePhrases = (finding: FindingId, text: string): Phrase[] =>
  variantsOf(text).map((variant) => ({ finding, parts: variant.split("&").map(sequenceOf) }));
