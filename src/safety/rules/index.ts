/** All rules, most pressing first within one area; ids are unique (checked by a test). */
import { abdomenAndUrineRules } from "./abdomen-and-urine.ts";
import { brainAndNerveRules } from "./brain-and-nerves.ts";
import { heartAndBreathingRules } from "./heart-and-breathing.ts";
import { infectionAndSkinRules } from "./infection-and-skin.ts";
import { injuryAndPoisonRules } from "./injury-and-poison.ts";
import { metabolismAndMedicineRules } from "./metabolism-and-medicines.ts";
import { mindAndSafetyRules } from "./mind-and-safety.ts";
import { pregnancyAndChildRules } from "./pregnancy-and-children.ts";
import type { Rule } from "./rule.ts";
import { selfCareRules } from "./self-care.ts";

export const rules: readonly Rule[] = [
  ...heartAndBreathingRules,
  ...brainAndNerveRules,
  ...abdomenAndUrineRules,
  ...infectionAndSkinRules,
  ...pregnancyAndChildRules,
  ...injuryAndPoisonRules,
  ...metabolismAndMedicineRules,
  ...mindAndSafetyRules,
  ...selfCareRules,
];
