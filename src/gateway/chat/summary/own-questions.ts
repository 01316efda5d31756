/** What a person asked, as sentences in their own words: questions to put to a clinician as well. Pure. */
import type { UserMessage } from "#contracts/chat.ts";
import { askAgainOfOther, askAgainQuestion } from "#safety/follow-up/ask-again.ts";

const most = 12;
/** Longer than this it is a story with a question mark at its end. */
const longest = 300;
const questionPattern = /[^.!?…؟？\n]{2,400}[?؟？]/gu;

/** Our own questions, which an answer by a tap begins with, are not theirs. */
export function ownQuestions(own: readonly UserMessage[]): string[] {
  const ours = [
    askAgainQuestion,
    askAgainOfOther,
    ...own.flatMap(({ triage }) => triage.questions.map(({ text }) => text)),
  ];
  const asked = own.flatMap(({ text }) => {
    const prefix = ours.find((question) => text.startsWith(`${question} `));
    return (prefix ? text.slice(prefix.length) : text).match(questionPattern) ?? [];
  });
  const sentences = asked.map((sentence) => sentence.trim());
  return [...new Set(sentences)].filter(({ length }) => length <= longest).slice(0, most);
}
