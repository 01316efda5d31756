/** The shortened run: every crash point once, in one of the modes, and the quickest of the other rows. */
import type { Scenario } from "./driver/workshop.ts";
import { scenarios } from "./scenarios/scenarios.ts";

/** Rows that take seconds. */
const quick = new Set(["4", "5", "6", "17", "25", "28", "33", "35"]);

/**
 * Crash points at which the one process of embedded mode dies. Elsewhere that costs about twice as much as the death of
 * one process among several: it is started twice, and nobody else goes on meanwhile.
 */
const inEmbedded = new Set([
  "accept-in-transaction",
  "accept-committed",
  "accept-published",
  "heartbeat-committed",
  "end-logged",
  "request-acknowledged",
  "try-later-committed",
  "limit-committed",
  "stop-committed",
  "stop-announced",
  "retry-committed",
  "sweep-unpublished-committed",
  "sweep-leases-committed",
  "sweep-failed-committed",
  "take-up-committed",
]);

const isCrash = ({ name }: Scenario) => /killed at [a-z-]+:\d+$/.test(name);

export const shortScenarios: readonly Scenario[] = [...crashesOnce(), ...scenarios.filter(isQuick)];

function crashesOnce(): Scenario[] {
  const byPoint = Map.groupBy(
    scenarios.filter(isCrash),
    ({ name }) => /at ([a-z-]+):/.exec(name)?.[1],
  );
  return [...byPoint].flatMap(([point, same]) => {
    const wanted = point !== undefined && inEmbedded.has(point) ? "embedded" : "distributed";
    return same.find(({ mode }) => mode === wanted) ?? same[0] ?? [];
  });
}

function isQuick(scenario: Scenario): boolean {
  return quick.has(scenario.row) && !isCrash(scenario);
}
