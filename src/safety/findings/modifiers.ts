/** How bad and how sudden: words of the same sentence, or of a sentence of their own right after. */
import type { Token } from "../language/tokens.ts";
import type { Modifier } from "../lexicon/index.ts";
import type { Match } from "./find-phrases.ts";

const words: Readonly<Record<Modifier, ReadonlySet<string>>> = {
  severe: new Set(
    "severe severely excruciating unbearable agony agonizing agonising intense terrible horrible awful extreme extremely worst crippling incapacitating crushing violent screaming writhing doubled killer stabbing tremendous massive debilitating horrific horrendous insane brutal crazy intolerable searing splitting bad".split(
      " ",
    ),
  ),
  sudden: new Set(
    "sudden suddenly abrupt abruptly instantly seconds minutes out-of-nowhere sudden-onset acute acutely".split(
      " ",
    ),
  ),
  mild: new Set("mild mildly slight slightly little minor bit small dull".split(" ")),
};
const modifierList: readonly Modifier[] = ["severe", "sudden", "mild"];
const strengthened = new Set(["really", "so", "very", "extremely", "this"]);
const modifierOf = new Map<string, Modifier>(
  modifierList.flatMap((modifier) => [...words[modifier]].map((word) => [word, modifier] as const)),
);
const outOfTen = new Set(["8", "9", "10"]);
const onlyStrengthened = new Set(["bad", "badly", "much"]);

/** By the word, by its stem, or "9/10" and "so bad". */
function saidAt(tokens: readonly Token[], at: number): readonly (Modifier | undefined)[] {
  const { word = "", stem = "" } = tokens[at] ?? {};
  if (onlyStrengthened.has(word))
    return strengthened.has(tokens[at - 1]?.word ?? "") ? ["severe"] : [];
  const byWord = modifierOf.get(word);
  if (outOfTen.has(word)) {
    const next = tokens[at + 1]?.word;
    return next === "/" || (next === "out" && tokens[at + 2]?.word === "of") ? ["severe"] : [];
  }
  const byStem = modifierOf.get(stem);
  return byWord === undefined && byStem === undefined ? neither : [byWord, byStem];
}
const neither: readonly Modifier[] = [];

function isDenied(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.word;
  return (
    before === "not" || before === "no" || before === "never" || tokens[at - 2]?.word === "not"
  );
}

/** Gives a function from a match to its modifiers. */
export function modifiersOf(
  tokens: readonly Token[],
  matches: readonly Match[],
): (match: { readonly start: number }) => ReadonlySet<Modifier> {
  const bySentence = new Map<number, Set<Modifier>>();
  const withFinding = new Set(matches.map((match) => tokens[match.start]?.sentence));
  tokens.forEach((token, at) => {
    for (const modifier of saidAt(tokens, at)) {
      if (modifier === undefined || isDenied(tokens, at)) continue;
      let sentence = token.sentence;
      while (sentence > 0 && !withFinding.has(sentence)) sentence -= 1;
      bySentence.set(sentence, (bySentence.get(sentence) ?? new Set()).add(modifier));
    }
  });
  const none: ReadonlySet<Modifier> = new Set();
  return (match) => bySentence.get(tokens[match.start]?.sentence ?? -1) ?? none;
}
