/** Every page and state of the app: pictures are taken of them, and axe looks at each. */
import { asking } from "./asking.ts";
import { emergencies } from "./emergencies.ts";
import { failing } from "./failing.ts";
import { finding } from "./finding.ts";
import { firstRun } from "./first-run.ts";
import { operatorPages } from "./operator-pages.ts";
import { otherwise } from "./otherwise.ts";
import { reading } from "./reading.ts";
import { settings } from "./settings.ts";
import { signedOut } from "./signed-out.ts";
import type { State } from "./state.ts";
import { waiting } from "./waiting.ts";

export const groups: Readonly<Record<string, readonly State[]>> = {
  "Not signed in": signedOut,
  "First steps": firstRun,
  Asking: asking,
  "Waiting and failing": waiting,
  Reading: reading,
  Emergencies: emergencies,
  Finding: finding,
  "Person and account": settings,
  "Running a server": operatorPages,
  "Page or server away": failing,
  "Seen otherwise": otherwise,
};

export const allStates: readonly State[] = Object.values(groups).flat();
