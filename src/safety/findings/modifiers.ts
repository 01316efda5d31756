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
const strengthened = new Set(["really", "so", "very", "extremely", "this"]);
const modifierList: readonly Modifier[] = ["severe", "sudden", "mild"];

function holds(tokens: readonly Token[], at: number, modifier: Modifier): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const before = tokens[at - 1]?.word ?? "";
  if (before === "not" || before === "no" || before === "never" || tokens[at - 2]?.word === "not")
    return false;
  if (modifier === "severe" && /^(8|9|10)$/.test(token.word)) {
    const next = tokens[at + 1]?.word;
    return next === "/" || (next === "out" && tokens[at + 2]?.word === "of");
  }
  if (["bad", "badly", "much"].includes(token.word))
    return modifier === "severe" && strengthened.has(before);
  return words[modifier].has(token.word) || words[modifier].has(token.stem);
}

/** Gives a function from a match to its modifiers. */
export function modifiersOf(
  tokens: readonly Token[],
  matches: readonly Match[],
): (match: { readonly start: number }) => ReadonlySet<Modifier> {
  const bySentence = new Map<number, Set<Modifier>>();
  const withFinding = new Set(matches.map((match) => tokens[match.start]?.sentence));
  tokens.forEach((token, at) => {
    for (const modifier of modifierList) {
      if (!holds(tokens, at, modifier)) continue;
      let sentence = token.sentence;
      while (sentence > 0 && !withFinding.has(sentence)) sentence -= 1;
      bySentence.set(sentence, (bySentence.get(sentence) ?? new Set()).add(modifier));
    }
  });
  const none: ReadonlySet<Modifier> = new Set();
  return (match) => bySentence.get(tokens[match.start]?.sentence ?? -1) ?? none;
}
