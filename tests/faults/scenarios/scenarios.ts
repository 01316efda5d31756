/** The fault matrix: every row of it, and what is done for it. */
import type { Scenario } from "../driver/workshop.ts";
import { crashScenarios } from "./crash-points.ts";

export const scenarios: readonly Scenario[] = [...crashScenarios];
