/** The signs that a text names, whoever they are of and whatever is known of them: read once for each message. */
import { isOnlyAsked } from "../language/asking.ts";
import { hoursAgo, isHistory, overAt } from "../language/time.ts";
import type { Token } from "../language/tokens.ts";
import { type FindingId, isBackground, type Modifier } from "../lexicon/index.ts";
import { findPhrases, type Match } from "./find-phrases.ts";
import { modifiersOf } from "./modifiers.ts";
import { denialsIn } from "./negation.ts";
import { measure } from "./quantities.ts";
import { readWords } from "./read-words.ts";

export type Sign = {
  readonly finding: FindingId;
  /** The token by which it is told whom it is of. */
  readonly place: number;
  /** Before the message was written. */
  readonly hoursAgo: number;
  readonly denied: boolean;
  readonly onlyAsked: boolean;
  readonly history: boolean;
  readonly passed: boolean;
  readonly modifiers: ReadonlySet<Modifier>;
};

export type ReadText = {
  readonly tokens: readonly Token[];
  readonly signs: readonly Sign[];
  /** Says that things are over by now. */
  readonly over: boolean;
};

export function readText(text: string): ReadText {
  const tokens = readWords(text);
  const phrases = findPhrases(tokens);
  const ago = hoursAgo(tokens);
  const lastOver = overAt(tokens).at(-1) ?? -1;
  const isDenied = denialsIn(tokens, phrases);
  const modifiers = modifiersOf(tokens, phrases);
  const all: readonly (Match & { readonly said?: number })[] = [...phrases, ...measure(tokens)];
  const signs = all.map((match): Sign => {
    const lasts = isBackground(match.finding);
    return {
      finding: match.finding,
      place: match.said ?? match.start,
      hoursAgo: lasts ? 0 : (ago[match.start] ?? 0),
      denied: isDenied(match),
      onlyAsked: !lasts && isOnlyAsked(tokens, match.start, match.end),
      history: !lasts && isHistory(tokens, match.start),
      passed: lastOver > match.end,
      modifiers: modifiers(match),
    };
  });
  return { tokens, signs, over: lastOver >= 0 };
}
