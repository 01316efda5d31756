/** One message of a chat session as mentions of findings: of whom, denied, only asked about, long past, over, how bad. */
import { isOnlyAsked } from "../language/asking.ts";
import { hoursAgo, isHistory, overAt } from "../language/time.ts";
import type { Token } from "../language/tokens.ts";
import { type FindingId, findingOf, type Modifier } from "../lexicon/index.ts";
import { findPhrases, type Match } from "./find-phrases.ts";
import { modifiersOf } from "./modifiers.ts";
import { isDenied } from "./negation.ts";
import { castOf, type Person } from "./people.ts";
import { measure } from "./quantities.ts";
import { readWords } from "./read-words.ts";

export type Mention = {
  readonly finding: FindingId;
  readonly person: string;
  /** When it was so, epoch milliseconds. */
  readonly at: number;
  /** Index of the message. */
  readonly message: number;
  /** Index of the sentence in it; left out for what was tapped or stands in the profile. */
  readonly sentence?: number;
  readonly denied: boolean;
  readonly onlyAsked: boolean;
  readonly history: boolean;
  passed: boolean;
  readonly modifiers: ReadonlySet<Modifier>;
};

export type ReadMessage = {
  readonly tokens: readonly Token[];
  readonly mentions: Mention[];
  readonly person: string /** Says that things are over by now. */;
  readonly over: boolean;
};

const hour = 3_600_000;

/** `people` is filled with who is met; `carried` is whom the message before was about. */
export function readMessage(
  text: string,
  at: number,
  message: number,
  people: Map<string, Person>,
  carried: string,
): ReadMessage {
  const tokens = readWords(text);
  const phrases = findPhrases(tokens);
  const measured = measure(tokens);
  const cast = castOf(tokens, people, carried);
  const ago = hoursAgo(tokens);
  const over = overAt(tokens);
  const modifiers = modifiersOf(tokens, phrases);
  const all: readonly (Match & { readonly said?: number })[] = [...phrases, ...measured];
  const mentions = all.flatMap((match): Mention[] => {
    const background = findingOf(match.finding).kind === "background";
    const place = match.said ?? match.start;
    const person = cast.of[place] ?? carried;
    const other = cast.alsoOf.get(tokens[place]?.clause ?? -1);
    const mention: Mention = {
      finding: match.finding,
      person,
      at: at - (background ? 0 : (ago[match.start] ?? 0) * hour),
      message,
      sentence: tokens[place]?.sentence ?? 0,
      denied: isDenied(tokens, match, phrases),
      onlyAsked: !background && isOnlyAsked(tokens, match.start, match.end),
      history: !background && isHistory(tokens, match.start),
      passed: over.some((place) => place > match.end),
      modifiers: modifiers(match),
    };
    return other === undefined || other === person
      ? [mention]
      : [mention, { ...mention, person: other }];
  });
  return { tokens, mentions, person: cast.of.at(-1) ?? carried, over: over.length > 0 };
}
