/** Whether a passage says what a sentence says: its words, its numbers, and not the opposite. */
import type { Passage } from "#contracts/passage.ts";
import { keepRecent } from "#library/keep-recent.ts";
import { type Amount, findAmounts, hasDose, holdsAmounts, readAmounts } from "./amounts.ts";
import { contentSet, coverage, tellingWords } from "./content-words.ts";
import { contradicts } from "./contradiction.ts";
import { splitSentences } from "./sentences.ts";

/**
 * The share of a sentence's telling words that its source must hold. A dose needs all of them: with the right
 * amount and the wrong medicine only one word differs.
 */
const shares = { plain: 0.65, amount: 0.75, dose: 1 };

type Line = { text: string; words: ReadonlySet<string>; amounts: readonly Amount[] };

/** Passages that are taken apart once: an answer cites the same few in every sentence, and answers the same hundreds. */
const passagesKept = 500;

export function isSupported(sentence: string, passage: Passage): boolean {
  const telling = tellingWords(sentence);
  const subject = telling[0];
  if (subject === undefined) return false;
  const words = new Set(telling);
  const amounts = findAmounts(sentence);
  const dose = hasDose(sentence);
  const share = shares[dose ? "dose" : amounts.length > 0 ? "amount" : "plain"];
  const about = aboutOf(`${passage.title} ${passage.heading}`);
  const lines = linesOf(passage.text);
  return lines.some((line, i) => {
    // A dose rests on one sentence; anything else may be drawn from neighbours.
    const near = dose ? [line] : lines.slice(Math.max(0, i - 1), i + 2);
    const source = {
      has: (said: string) => about.has(said) || near.some((each) => each.words.has(said)),
    };
    return (
      source.has(subject) &&
      coverage(words, source) >= share &&
      holdsAmounts(
        near.flatMap((each) => each.amounts),
        amounts,
      ) &&
      isClosest(line, near, words) &&
      !near.some((other) => isAsClose(other, line, words) && contradicts(sentence, other.text))
    );
  });
}

const aboutOf = keepRecent(passagesKept, contentSet);

/** The sentences of a passage; a list's lead-in is repeated before each item, so that "Don't:" is not lost. */
const linesOf = keepRecent(passagesKept, (markdown: string): readonly Line[] => {
  const lines: Line[] = [];
  let leadIn = "";
  for (const { text } of splitSentences(markdown)) {
    if (text.trim() === "") continue;
    const isItem = /^\s*([-*+•]|\d+[.)])\s/.test(text);
    if (!isItem) leadIn = /:\s*\**$/.test(text) ? text : "";
    const whole = isItem && leadIn !== "" ? `${leadIn} ${text}` : text;
    lines.push({ text: whole, words: contentSet(whole), amounts: readAmounts(whole) });
  }
  return lines;
});

/** Of two lines that share as much, neither may say the opposite: "salt raises it", "fruit lowers it". */
const isAsClose = (other: Line, line: Line, words: ReadonlySet<string>): boolean =>
  coverage(words, other.words) >= coverage(words, line.words);

/** The meaning is judged on the line that shares most with the sentence, not on a neighbour. */
function isClosest(line: Line, near: readonly Line[], words: ReadonlySet<string>): boolean {
  const own = coverage(words, line.words);
  return own > 0 && near.every((other) => coverage(words, other.words) <= own);
}
