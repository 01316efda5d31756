/** The fault matrix: every row of it, and what is done for it. */
import type { Scenario } from "../driver/workshop.ts";
import { clockScenarios } from "./clocks.ts";
import { crashScenarios } from "./crash-points.ts";
import { installationScenarios } from "./installations.ts";
import { modelScenarios } from "./models.ts";
import { readerScenarios } from "./readers.ts";
import { serverScenarios } from "./servers.ts";
import { slowReaderScenarios } from "./slow-readers.ts";
import { workerScenarios } from "./workers.ts";
import { zombieScenarios } from "./zombies.ts";

export const scenarios: readonly Scenario[] = [
  ...readerScenarios,
  ...modelScenarios,
  ...installationScenarios,
  ...crashScenarios,
  ...clockScenarios,
  ...slowReaderScenarios,
  ...workerScenarios,
  ...zombieScenarios,
  ...serverScenarios,
];
