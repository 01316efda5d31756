/**
 * `npm run test:faults`: every row of the fault matrix, one scenario after the other, and a table of what was counted.
 * `-- --short` runs every crash point once and the quick rows, as `npm test` does (short.test.ts); `--row N,M` those
 * rows, `--only TEXT` those whose row or name contains it; `--mode`, `--seed N` and `--minutes M` mix faults at random.
 * `--within` says for how many seconds people try to be heard.
 * Whether it would see a broken pipeline is tried out by self-check/run.ts.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Outcome } from "./driver/lab.ts";
import { type Scenario, Workshop } from "./driver/workshop.ts";
import { randomScenario } from "./random/random-scenario.ts";
import { scenarios } from "./scenarios/scenarios.ts";
import { shortScenarios } from "./short.ts";

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    mode: { type: "string" },
    seed: { type: "string" },
    within: { type: "string", default: "300" },
    minutes: { type: "string" },
    only: { type: "string" },
    row: { type: "string" },
    short: { type: "boolean", default: false },
  },
});

type Line = { scenario: Scenario; outcome: Outcome; seconds: number };

const modeSchema = z.enum(["embedded", "distributed"]).default("distributed");
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const minutes = values.minutes === undefined ? null : Number(values.minutes);
const matrix = (values.short ? shortScenarios : scenarios)
  .filter(({ mode }) => !values.mode || mode === values.mode)
  .filter(({ row }) => !values.row || values.row.split(",").includes(row))
  .filter(({ row, name }) => !values.only || `${row} ${name}`.includes(values.only));

const mixed = minutes === null ? [] : [randomScenario(modeSchema.parse(values.mode), minutes)];
const chosen = minutes === null ? matrix : mixed;
const withinMs = Number(values.within) * 1000 + (minutes ?? 0) * 60_000;

const workshop = new Workshop();
const lines: Line[] = [];
const left: string[] = [];
try {
  for (const scenario of chosen) {
    const startedAt = Date.now();
    const outcome = await workshop.run(scenario, { seed, withinMs, slack: 1 });
    const seconds = (Date.now() - startedAt) / 1000;
    lines.push({ scenario, outcome, seconds });
    console.log(lineOf({ scenario, outcome, seconds }));
  }
} finally {
  left.push(...(await workshop.close()));
}
for (const line of [head(), ...lines.map(lineOf), total()]) console.log(line);
for (const line of left) console.log(`VIOLATED: queues are empty: ${line}`);
const violated =
  left.length + lines.reduce((sum, { outcome }) => sum + outcome.violations.length, 0);
const { faults, asked, lost, doubled } = sumsOf(lines);
console.log(
  `${faults} faults injected, ${asked} questions asked, lost ${lost}, answered twice ${doubled}, violations ${violated}`,
);
if (minutes !== null) console.log(JSON.stringify({ seed, ...sumsOf(lines), violations: violated }));
process.exitCode = violated > 0 ? 1 : 0;

/** The random mode's last line. */
function sumsOf(all: readonly Line[]) {
  const sums = {
    faults: 0,
    asked: 0,
    answered: 0,
    failedVisibly: 0,
    stopped: 0,
    lost: 0,
    doubled: 0,
  };
  for (const { outcome } of all) {
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += outcome[name];
  }
  return sums;
}

function head(): string {
  return `\n${cells("row", "mode", "fault", ["faults", "asked", "answered", "failed", "stopped", "lost", "doubled", "violations", "s"])}`;
}

function lineOf({ scenario, outcome, seconds }: Line): string {
  return cells(scenario.row, scenario.mode, scenario.name, [
    ...numbersOf(outcome),
    seconds.toFixed(1),
  ]);
}

function numbersOf(outcome: Outcome): number[] {
  const { faults, asked, answered, failedVisibly, stopped, lost, doubled, violations } = outcome;
  return [faults, asked, answered, failedVisibly, stopped, lost, doubled, violations.length];
}

function total(): string {
  const sums = lines
    .map(({ outcome }) => numbersOf(outcome))
    .reduce((sum, numbers) => numbers.map((n, index) => n + (sum[index] ?? 0)), []);
  const seconds = lines.reduce((sum, line) => sum + line.seconds, 0);
  return cells("", "", `${lines.length} scenarios`, [...sums, seconds.toFixed(1)]);
}

function cells(
  row: string,
  mode: string,
  name: string,
  numbers: readonly (number | string)[],
): string {
  const counted = numbers.map((n) => String(n).padStart(10)).join("");
  return `${row.padEnd(4)}${mode.padEnd(12)}${name.padEnd(58)}${counted}`;
}
