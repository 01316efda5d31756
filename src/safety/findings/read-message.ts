/** What a message says, as mentions of findings by the people in it: of whom, when, denied, only asked about, over. */
import type { FindingId, Modifier } from "../lexicon/index.ts";
import { castOf, type Person } from "./people.ts";
import type { ReadText } from "./read-text.ts";

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

export type ReadMessage = Pick<ReadText, "tokens" | "over"> & {
  readonly mentions: Mention[];
  readonly person: string;
};

const hour = 3_600_000;

/** `people` is filled with who is met; `carried` is whom the message before was about. */
export function readMessage(
  { tokens, signs, over }: ReadText,
  at: number,
  message: number,
  people: Map<string, Person>,
  carried: string,
): ReadMessage {
  const cast = castOf(tokens, people, carried);
  const mentions: Mention[] = [];
  for (const sign of signs) {
    const person = cast.of[sign.place] ?? carried;
    const other = cast.alsoOf.get(tokens[sign.place]?.clause ?? -1);
    const mention: Mention = {
      finding: sign.finding,
      person,
      at: at - sign.hoursAgo * hour,
      message,
      sentence: tokens[sign.place]?.sentence ?? 0,
      denied: sign.denied,
      onlyAsked: sign.onlyAsked,
      history: sign.history,
      passed: sign.passed,
      modifiers: sign.modifiers,
    };
    mentions.push(mention);
    if (other !== undefined && other !== person) mentions.push({ ...mention, person: other });
  }
  return { tokens, over, mentions, person: cast.of.at(-1) ?? carried };
}
