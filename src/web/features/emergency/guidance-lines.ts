import type { FiredRule } from "#contracts/triage.ts";

/** Somebody in danger reads a few lines, not a page. */
const mostLines = 6;

/** What to do, most pressing rule first, each line once. */
export function guidanceLines(rules: FiredRule[]): string[] {
  const lines = rules.flatMap(({ guidance }) => guidance.split("\n").map((line) => line.trim()));
  return [...new Set(lines.filter(Boolean))].slice(0, mostLines);
}
