import { readOpenQuestions, withoutOpenQuestions } from "#contracts/open-questions.ts";
import type { Triage } from "#contracts/triage.ts";

type Questions = Triage["questions"];

/**
 * What stands below an answer with buttons: what the rules ask, then what the answer itself asks besides. A fixed text asks
 * in its own words, with buttons only where a rule goes by what is tapped.
 */
export function questionsBelow({ questions, fixedText }: Triage, answer: string): Questions {
  if (fixedText !== null) return questions.filter(({ ruleId }) => ruleId !== null);
  const asked = new Set(questions.map(({ text }) => text));
  const more = readOpenQuestions(answer).filter((text) => !asked.has(text));
  return [...questions, ...more.map((text) => ({ ruleId: null, text, options: optionsOf(text) }))];
}

/** "Is it red?" takes a yes or a no; "is it red or blue?" and "since when?" take words. */
function optionsOf(text: string): string[] {
  return yesOrNo.test(text) && !/\bor\b/i.test(text) ? ["Yes", "No"] : [];
}
const yesOrNo = /^(do|does|did|is|are|was|were|have|has|had|can)\b/i;

/** An answer's list of questions, left out where all of them stand below it with buttons. */
export function withoutQuestions(text: string, questions: Questions): string {
  const below = new Set(questions.map((question) => question.text));
  return readOpenQuestions(text).every((question) => below.has(question))
    ? withoutOpenQuestions(text)
    : text;
}
