/** What is kept with an answer beside its words, so that it can be judged later: see SAFETY in the answers' details. */
import type { Usage } from "#contracts/reply-events.ts";
import type { Triage } from "#contracts/triage.ts";
import { readingGrade } from "#library/reading-level.ts";
import type { AnswerRecord } from "#replies/stored-answer.ts";
import type { PlannedAnswer } from "./plan-answer.ts";

const citationMarks = /\s?\[\d+\]/g;

/** `text` is the whole answer, measured once. */
export function answerRecord(
  { model, promptVersion, libraryVersion }: PlannedAnswer,
  { rules, numbers, rulesVersion }: Triage,
  text: string,
  usage: Usage,
): AnswerRecord {
  const countries = new Set(numbers.flatMap(({ country }) => country ?? []));
  return {
    model,
    promptVersion,
    libraryVersion,
    rulesVersion,
    usage,
    rules: rules.map(({ id }) => id),
    country: countries.size > 0 ? [...countries].join(" or ") : null,
    readingGrade: Math.round(readingGrade(text.replace(citationMarks, "")) * 10) / 10,
  };
}
