/** The messages that show for each language of the interface that the rules read it. */
import { acts, thoughts } from "#tests/safety/crisis-vignettes.ts";
import { emergencies, nothing, selfCare } from "#tests/safety/vignettes.ts";
import type { languages } from "../../src/web/language/languages.ts";
import type { Vignettes } from "./safety-lacks.ts";

export const vignettes: Readonly<Record<(typeof languages)[number], Vignettes>> = {
  en: {
    emergencies: Object.values(emergencies).flat(),
    crises: [...acts, ...thoughts],
    everyday: [...selfCare, ...nothing],
  },
};
