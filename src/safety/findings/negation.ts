/**
 * Is a finding denied? Scope is narrow on purpose: from the denying word to the finding only small words, carriers
 * ("any sign of") and a list ("no fever, cough or rash") may stand; anything else ends it. Where it is doubtful the
 * finding counts. "Can't" never denies: "I can't stand this pain" has pain.
 */
import type { Token } from "../language/tokens.ts";
import { denials } from "../lexicon/words.ts";
import type { Match } from "./find-phrases.ts";

const listDenials = new Set(["denies", "denied", "denying", "deny", "without", "neither", "nor"]);
const carriers = new Set(
  `any sign signs evidence sort other recent known associated obvious significant real history complaint complaints
  symptom symptoms think believe experience experiencing experienced notice noticed noticing see seen look looks seem
  seems appear appears complain complaining suffer suffering show showing report reports reported do does did cause
  think thinking say such problem problems trouble issue issues currently ever sure had visible kind family personal
  previous prior past reports anything like further feelings feeling thoughts about of having develop developed and`.split(
    /\s+/,
  ),
);
const pronouns = new Set(["i", "he", "she", "they", "we"]);
const opinions = new Set(["think", "believe", "say", "feel", "suspect"]);
const modals = new Set(["can", "could", "will", "would"]);

/** The matches of one message, laid out once: by the word they stand on, and by finding. */
type Layout = {
  readonly at: readonly (Match | undefined)[];
  readonly ofFinding: ReadonlyMap<string, readonly Match[]>;
};

function layoutOf(matches: readonly Match[]): Layout {
  const at: (Match | undefined)[] = [];
  const ofFinding = new Map<string, Match[]>();
  for (const match of matches) {
    for (let i = match.start; i <= match.end; i += 1) at[i] ??= match;
    const same = ofFinding.get(match.finding);
    if (same === undefined) ofFinding.set(match.finding, [match]);
    else same.push(match);
  }
  return { at, ofFinding };
}

type Walk = { list: "none" | "weak" | "strong"; pronoun: boolean; unknown: number };

function cueDenies(tokens: readonly Token[], at: number, walk: Walk): boolean {
  const cue = tokens[at];
  const after = tokens[at + 1];
  if (cue === undefined) return false;
  if (cue.word === "not") {
    if (modals.has(tokens[at - 1]?.word ?? "")) return false;
    if (after?.word === "only" || after?.word === "just" || after?.word === "sure") return false;
  }
  if (walk.pronoun && !opinions.has(after?.stem ?? "")) return false;
  if (walk.unknown > 0 && walk.list !== "strong" && !listDenials.has(cue.word)) return false;
  return walk.list !== "weak" || listDenials.has(cue.word);
}

function deniedBefore(tokens: readonly Token[], match: Match, layout: Layout): boolean {
  const sentence = tokens[match.start]?.sentence;
  const walk: Walk = { list: "none", pronoun: false, unknown: 0 };
  let linked = tokens[match.start]?.afterBreak === true;
  if (linked) walk.list = "weak";
  for (let i = match.start - 1; i >= 0 && match.start - i <= 24; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== sentence) return false;
    if (denials.has(token.word) && (layout.at[i]?.end ?? -1) < match.start)
      return cueDenies(tokens, i, walk);
    const other = layout.at[i];
    if (other !== undefined && other.start !== match.start && other.end < match.start) {
      if (!linked) return false;
      linked = false;
      i = other.start;
    } else if (token.word === "or" || token.word === "nor") {
      walk.list = "strong";
      linked = true;
    } else if (token.word === "and") {
      if (walk.list === "none") walk.list = "weak";
      linked = true;
    } else if (pronouns.has(token.word)) walk.pronoun = true;
    else if (!token.filler && !carriers.has(token.word)) {
      walk.unknown += 1;
      if (walk.unknown > 2 || (walk.list === "none" && !linked)) return false;
    }
    if (tokens[i]?.afterBreak === true) {
      if (walk.list === "none") walk.list = "weak";
      linked = true;
    }
  }
  return false;
}

const answers = new Set(["no", "none", "absent", "negative", "denied", "nil", "neg", "nope"]);
const copulas = new Set(["is", "was", "are", "were", "been", "-"]);

/** "Chest pain: no", "fever is absent", "rash? none". */
function deniedAfter(tokens: readonly Token[], match: Match): boolean {
  let at = match.end + 1;
  while (copulas.has(tokens[at]?.word ?? "")) at += 1;
  const answer = tokens[at];
  if (answer === undefined || !answers.has(answer.word)) return false;
  const before = tokens[match.end];
  if (before !== undefined && answer.sentence > before.sentence + (before.asked ? 1 : 0))
    return false;
  const next = tokens[at + 1];
  return next === undefined || next.sentence !== answer.sentence || next.afterBreak;
}

/** Gives a function from a match of one message to whether it is denied. */
export function denialsIn(
  tokens: readonly Token[],
  matches: readonly Match[],
): (match: Match) => boolean {
  const layout = layoutOf(matches);
  return (match) => {
    // "No black tarry stools": what is denied as a whole is denied in its part "tarry stools" too.
    const whole = (layout.ofFinding.get(match.finding) ?? []).filter(
      (other) => other.start <= match.start && other.end >= match.end,
    );
    return (
      whole.some((other) => deniedBefore(tokens, other, layout)) ||
      deniedBefore(tokens, match, layout) ||
      deniedAfter(tokens, match)
    );
  };
}
