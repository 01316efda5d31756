/** The shortened run: every crash point once, half of them in each mode, and the quickest of the other rows. */
import type { Scenario } from "./driver/workshop.ts";
import { scenarios } from "./scenarios/scenarios.ts";

/** Rows that take seconds. */
const quick = new Set(["4", "5", "6", "17", "25", "28", "33", "35"]);

const isCrash = ({ name }: Scenario) => /killed at [a-z-]+:\d+$/.test(name);

export const shortScenarios: readonly Scenario[] = [...crashesOnce(), ...scenarios.filter(isQuick)];

function crashesOnce(): Scenario[] {
  const byPoint = Map.groupBy(
    scenarios.filter(isCrash),
    ({ name }) => /at ([a-z-]+):/.exec(name)?.[1],
  );
  return [...byPoint.values()].flatMap((same, index) => {
    const wanted = index % 2 === 0 ? "embedded" : "distributed";
    return same.find(({ mode }) => mode === wanted) ?? same[0] ?? [];
  });
}

function isQuick(scenario: Scenario): boolean {
  return quick.has(scenario.row) && !isCrash(scenario);
}
