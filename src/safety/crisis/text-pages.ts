/** The fixed texts as pages that a clinician can read and sign, in Markdown. Pure: the same text always gives the same page. */
import type { HelpNumber } from "#contracts/triage.ts";
import { findingOf } from "../lexicon/index.ts";
import { rules } from "../rules/index.ts";
import {
  type CrisisGrade,
  crisisText,
  type ForbiddenTopic,
  forbiddenText,
  type Voice,
} from "./fixed-texts.ts";
import { findingsOfTopic } from "./forbidden-topic.ts";
import { numberKinds, rulesOfGrade } from "./grade.ts";

export type TextPage = { readonly id: string; readonly page: string };

const titlesOfGrades = {
  "act-or-plan": "A plan to die, the means, an act or an overdose",
  thoughts: "Thoughts of suicide without a plan",
  signs: "Signs of suicide without a word of dying",
  "self-harm": "Hurting oneself",
  "violence-danger": "Violence at home, with danger now",
  violence: "Violence at home",
  assault: "Sexual assault",
  child: "A child who is hurt, or at risk",
  harm: "Voices or thoughts that say to hurt somebody",
  eats: "Vomiting on purpose, or starving, told plainly",
} as const satisfies Readonly<Record<CrisisGrade, string>>;
const titlesOfTopics = {
  "ways-to-die": "A question for ways or amounts to die",
  "self-harm": "A question for ways to hurt oneself",
  eating: "A question that would hide or deepen an eating disorder",
} as const satisfies Readonly<Record<ForbiddenTopic, string>>;

const namesOfKinds: Readonly<Record<HelpNumber["kind"], string>> = {
  emergency: "the emergency number",
  crisis: "a crisis line",
  poison: "a poison line",
  violence: "a violence line",
  child: "a child line",
  advice: "a medical advice line",
};

export const textPages = (): TextPage[] => [
  ...keysOf(titlesOfGrades).map((grade) => ({
    id: `crisis-${grade}`,
    page: pageOf(
      titlesOfGrades[grade],
      "When one of these rules holds",
      rulesOfGrade(grade).map((id) => rules.find((rule) => rule.id === id)?.title ?? id),
      (young) => numberKinds(grade, young),
      (voice) => crisisText(grade, voice),
    ),
  })),
  ...keysOf(titlesOfTopics).map((topic) => ({
    id: `forbidden-${topic}`,
    page: pageOf(
      titlesOfTopics[topic],
      "When the message asks for one of these, whatever frame is put around it",
      findingsOfTopic(topic).map((id) => findingOf(id).title),
      (young) => numberKinds(topic, young),
      (voice) => forbiddenText(topic, voice),
    ),
  })),
];

const keysOf = <T extends Readonly<Record<string, string>>>(titles: T): (keyof T & string)[] =>
  Object.keys(titles);

function pageOf(
  title: string,
  heading: string,
  when: readonly string[],
  kinds: (young: boolean) => HelpNumber["kind"][],
  text: (voice: Voice) => string,
): string {
  const told = (young: boolean) => text(voiceOf(kinds(young), young));
  return `${[
    `# ${title}`,
    "This text is the whole answer: nothing from the library or a model is added. The numbers are those of the person's country; they stand in brackets here.",
    `## ${heading}`,
    list(when),
    "## Numbers beside it, in this order",
    list(kinds(false).map((kind) => namesOfKinds[kind])),
    "## What the person is told",
    told(false),
    "## What somebody under 18 is told",
    told(true),
    "## Where no line of their country is known",
    text({ numbers: [], emergency: "[the emergency number]", young: false }),
  ].join("\n\n")}\n`;
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

const voiceOf = (kinds: readonly HelpNumber["kind"][], young: boolean): Voice => ({
  numbers: kinds.map((kind) => ({
    label: `[${namesOfKinds[kind]}]`,
    number: "[number]",
    kind,
    country: null,
  })),
  emergency: "[the emergency number]",
  young,
});
