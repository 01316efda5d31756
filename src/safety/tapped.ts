/** An answer to one of our questions comes as one message (answer-message.ts). Its question is not the person's words. */

import { askAgainOfOther, askAgainQuestion } from "./follow-up/ask-again.ts";
import { generalQuestions, whatChanged } from "./general-questions.ts";
import { normalise } from "./language/normalise.ts";
import { type FindingId, findingIds, findingOf } from "./lexicon/index.ts";
import { rules } from "./rules/index.ts";

const askedOf = new Map(
  findingIds.flatMap((id): [string, FindingId][] => {
    const question = findingOf(id).ask;
    return question === undefined ? [] : [[normalise(question), id]];
  }),
);
const askAgain = [askAgainQuestion, askAgainOfOther].map(normalise);
const questions = [
  ...askAgain,
  ...[whatChanged, ...generalQuestions].map(({ text }) => normalise(text)),
  ...askedOf.keys(),
  ...rules.flatMap((rule) =>
    rule.lowering === "fixed" ? [] : [normalise(rule.lowering.question)],
  ),
];

const headLength = 10;
const openingLength = 80;
const heads = new Set(questions.map((question) => question.slice(0, headLength)));

const yes = new Set(["yes", "yeah", "yep", "yup", "y", "correct"]);
const no = new Set(["no", "nope", "nah", "n"]);

/** "Yes", "no it isn't": at most four words, the first of which answers. */
export function bareAnswer(text: string): "yes" | "no" | null {
  const words = normalise(text).match(/[a-z]+/g) ?? [];
  const first = words[0];
  if (first === undefined || words.length > 4) return null;
  return yes.has(first) ? "yes" : no.has(first) ? "no" : null;
}

export type Tapped = {
  /** Normalised. */
  readonly question: string;
  readonly rest: string;
  readonly finding: FindingId | null;
  readonly answer: "yes" | "no" | null;
};

/** Most messages don't: these few letters tell, unless they are mostly spaces and signs that normalising drops. */
function opensAsWeAsk(text: string): boolean {
  const opening = normalise(text.slice(0, openingLength));
  const plain = opening.length < openingLength / 4 ? normalise(text) : opening;
  return heads.has(plain.slice(0, headLength));
}

/** Null when the message begins with no question of ours. */
export function tappedAnswer(text: string): Tapped | null {
  if (!text.includes("?")) return null;
  if (!opensAsWeAsk(text)) return null;
  const plain = normalise(text);
  const question = questions.find((candidate) => plain.startsWith(candidate));
  if (question === undefined) return null;
  const rest = plain.slice(question.length);
  return { question, rest, finding: askedOf.get(question) ?? null, answer: bareAnswer(rest) };
}

/** "How are you now? Worse.", the answer to the question that is asked again. */
export const saysWorse = ({ question, rest }: Tapped): boolean =>
  askAgain.includes(question) &&
  /^\W*(?:it is |i am |they are |he is |she is |much |a lot |a bit |even )*worse\b/.test(rest);
