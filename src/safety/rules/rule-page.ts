/** A rule as a page that a clinician can read and sign, in Markdown. Pure: the same rule always gives the same page. */
import type { Disposition } from "#contracts/triage.ts";
import { type FindingRef, findingIds, findingOf } from "../lexicon/index.ts";
import { toldToAnother } from "./for-another.ts";
import type { Lowering, Rule, Who } from "./rule.ts";

export function rulePage(rule: Rule): string {
  const { title, all, any = [], twoOf = [], none = [], who, guidance, source } = rule;
  return `${[
    `# ${title}`,
    `What the person is told: **${disposition(rule.disposition, rule.withinHours)}**`,
    "## When it holds",
    list([
      ...all.map((ref) => `${finding(ref)}`),
      ...any.map((group) => `and one of: ${group.map(finding).join("; ")}`),
      ...(twoOf.length > 0
        ? [
            `and signs of two different kinds: ${twoOf.map((group) => group.map(finding).join(" or ")).join("; ")}`,
          ]
        : []),
      ...(none.length > 0 ? [`and none of: ${none.map(finding).join("; ")}`] : []),
      ...(who === undefined ? [] : [`only for ${people(who)}`]),
      `looks back ${rule.lookBackHours} hours; what has passed by now ${rule.countsWhenPassed ? "still counts" : "no longer counts"}`,
    ]),
    "## What to do now",
    list(guidance),
    ...toAnother(guidance),
    "## What could lower it",
    rule.lowering === "fixed" ? "Nothing." : lowering(rule.lowering),
    "## What it rests on",
    source === null ? "No source read." : `${source.title}, ${source.publisher}: ${source.url}`,
  ].join("\n\n")}\n`;
}

function toAnother(guidance: readonly string[]): string[] {
  const told = toldToAnother(guidance);
  const same = told.every((line, at) => line === guidance[at]);
  return same ? [] : ["## The same, told to somebody who is with the person", list(told)];
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

const urgency: Readonly<Record<Disposition, string>> = {
  emergency: "call the emergency number now",
  urgent: "be seen",
  routine: "see a clinician",
  "self-care": "self-care",
};

function disposition(kind: Disposition, withinHours: number | null): string {
  return withinHours === null ? urgency[kind] : `${urgency[kind]} within ${withinHours} hours`;
}

function lowering({ question, when, to, withinHours }: Lowering): string {
  return to === null
    ? `After the answer "${when}" to "${question}" it no longer holds.`
    : `The answer "${when}" to "${question}" lowers it to: ${disposition(to, withinHours)}.`;
}

function people({ underYears, fromYears, sex, other }: Who): string {
  return [
    other === true ? "another person than the one who writes" : null,
    sex ?? null,
    underYears === undefined ? null : `younger than ${underYears} years`,
    fromYears === undefined ? null : `${fromYears} years or older`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/** "abdominal-pain:severe" → "Pain in the belly (severe)". */
function finding(ref: FindingRef): string {
  const [name, modifier] = ref.split(":");
  const id = findingIds.find((one) => one === name);
  const title = id === undefined ? ref : findingOf(id).title;
  return modifier === undefined ? title : `${title} (${modifier})`;
}
