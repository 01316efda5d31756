/**
 * What is said when the library holds nothing that fits (SAFETY, answers from sources 4): that it holds nothing,
 * where to go and how soon all the same, and a note to show a clinician. Fixed words, nothing invented.
 */
import { writeOpenQuestions } from "#contracts/open-questions.ts";
import type { Triage } from "#contracts/triage.ts";
import { urgencyLine } from "./urgency-line.ts";

export function nothingFound(triage: Triage): string {
  const opening = urgencyLine(triage);
  const parts = isUncertain(triage)
    ? [
        nothing,
        `If it is about how you or somebody else feels, this holds: ${opening ?? ""}`,
        notHealth,
      ]
    : triage.disposition === null
      ? [opening ?? "", nothing, whereToAsk]
      : [opening ?? "", nothing, staysTrue];
  return [...parts, questionsOf(triage), note, sooner].filter((part) => part !== "").join("\n\n");
}

/** No rule fired and no page fits: it may be no matter of health at all, and must be seen if it is one. */
const isUncertain = ({ disposition, rules }: Triage): boolean =>
  disposition === "routine" && rules.length === 0;

const nothing = "I found nothing in the library about this, so I won't guess what it may be.";
const notHealth =
  "If it isn't about health, I can't help with it: I only answer from a health library.";
const staysTrue = "How soon to be seen, above, doesn't depend on the library.";
const whereToAsk =
  "If it is about your health: a pharmacist can answer many questions today, and a doctor or nurse in the coming days. If you feel ill now, tell me what you feel, where, and since when. If it isn't about health, I can't help with it.";

const note = `## A note to show a doctor, nurse or pharmacist

Copy it and fill it in:

- What I feel, and where:
- When it began, and how it has changed:
- What makes it better or worse:
- What I have tried, and taken:
- My illnesses, medicines and allergies:
- Pregnant, or could be:
- What worries me most:`;

/** Holds for any problem, so that it needs no source. */
export const sooner =
  "## When to get help\n\nGet help sooner if it gets worse, if something new comes up, or if you are worried.";

/** Up to three, whose answers could change how soon to be seen. */
export function questionsOf({ questions }: Triage): string {
  return writeOpenQuestions(questions.slice(0, 3).map(({ text }) => text));
}
