import type { FiredRule, Triage } from "#contracts/triage.ts";

/** Somebody in danger reads a few lines, not a page. */
const mostLines = 6;
const mostReasons = 3;

/** The rules that the disposition comes from: "be seen within a day" has no place beside "call now". */
export function decidingRules({ rules, disposition }: Triage): FiredRule[] {
  const deciding = rules.filter((rule) => rule.disposition === disposition);
  return deciding.length > 0 ? deciding : rules;
}

/** What the rules are about, in a line: "Signs of meningitis · Fever with a stiff neck". */
export function reasons(rules: FiredRule[]): string {
  return [...new Set(rules.map(({ title }) => title))].slice(0, mostReasons).join(" · ");
}

/** What to do, most pressing rule first, each line once. */
export function guidanceLines(rules: FiredRule[]): string[] {
  const lines = rules.flatMap(({ guidance }) => guidance.split("\n").map((line) => line.trim()));
  return [...new Set(lines.filter(Boolean))].slice(0, mostLines);
}
