/** Asked where no rule knows what to ask: at most these, and what may be tapped in answer to each. */
import type { Triage } from "#contracts/triage.ts";

type Question = Triage["questions"][number];

export const yesOrNo = ["Yes", "No"];

export const generalQuestions: readonly Question[] = [
  {
    ruleId: null,
    text: "When did it start, and is it getting worse?",
    options: [
      "Today, and it is getting worse",
      "Today, and it stays the same",
      "Days ago, and it is getting worse",
      "Days ago, and it stays the same",
      "More than three weeks ago",
    ],
  },
  {
    ruleId: null,
    text: "Is there fever, severe pain, trouble breathing, or anything else new?",
    options: ["Fever", "Severe pain", "Trouble breathing", "None of these"],
  },
  {
    ruleId: null,
    text: "Who is it about: how old, and is there a pregnancy, a long-term illness or a regular medicine?",
    options: ["An adult, none of these"],
  },
];

/** Asked after a worse, before anything else. */
export const whatChanged: Question = {
  ruleId: null,
  text: "What has changed?",
  options: ["Severe pain", "Fever", "Trouble breathing", "The same, but stronger"],
};
