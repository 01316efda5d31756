/** What a question wants to hear first: what to do, or how something is. */
import { contentSet } from "./content-words.ts";

export type QuestionKind = {
  /** Asks for something to do: "How can I …?", "What helps against …?" */
  howTo: boolean;
  words: ReadonlySet<string>;
  /** What it wants to do without: "… without medicine". */
  unwanted: ReadonlySet<string>;
};

export function readQuestion(question: string): QuestionKind {
  const without =
    /\bwithout\s+(?:any |taking |using |the |my )*([\p{L}-]+(?: or [\p{L}-]+)?)/iu.exec(question);
  const unwanted = contentSet(without?.[1] ?? "");
  return {
    howTo: howTo.test(question),
    words: contentSet(question).difference(unwanted),
    unwanted,
  };
}

const howTo =
  /\bhow (can|could|do|should|would|to|might)\b|\bwhat (can|could|should|do) (i|we|you|he|she|they|one)\b.*\b(do|take|eat|try|use)\b|\bwhat (helps?|works|is good|eases|relieves|stops)\b|\b(ways?|tips|remed(y|ies)|advice) (to|for|on|against)\b|\bget rid of\b|\bbest (way|thing)\b|\bprevent\b|\bhelp (me )?(with|to)\b/i;
