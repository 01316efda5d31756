import type { Measured } from "#contracts/safety-card.ts";

/** Taken from docs/safety-first-runs.md, which has all of them: a first run can't be run again. */
export const firstRuns: Measured["firstRuns"] = [
  { name: "heldout-2", emergencies: { right: 24, n: 30 }, crisis: { right: 32, n: 40 } },
  { name: "heldout-3", emergencies: { right: 27, n: 30 }, crisis: { right: 18, n: 20 } },
  { name: "heldout-4", emergencies: { right: 14, n: 15 }, crisis: { right: 0, n: 0 } },
  { name: "heldout-5", emergencies: { right: 19, n: 20 }, crisis: { right: 5, n: 12 } },
  { name: "heldout-6", emergencies: { right: 0, n: 0 }, crisis: { right: 7, n: 12 } },
  { name: "heldout-7", emergencies: { right: 0, n: 0 }, crisis: { right: 6, n: 20 } },
  { name: "heldout-8", emergencies: { right: 0, n: 0 }, crisis: { right: 14, n: 40 } },
  { name: "heldout-9", emergencies: { right: 0, n: 0 }, crisis: { right: 24, n: 50 } },
  { name: "heldout-10", emergencies: { right: 0, n: 0 }, crisis: { right: 27, n: 50 } },
  { name: "heldout-11", emergencies: { right: 0, n: 0 }, crisis: { right: 29, n: 50 } },
];
