/** Pages whose text was read for these rules. */
import type { ReadSource } from "#contracts/triage.ts";

export const serotoninPage: ReadSource = {
  title: "What is serotonin syndrome?",
  publisher: "NPS MedicineWise",
  url: "http://www.nps.org.au/conditions/mental-health-conditions/mood-disorders/depression/for-individuals/medicines-for-depression-antidepressants/managing-side-effects-of-antidepressants/what-is-serotonin-syndrome",
};

export const warfarinPainPage: ReadSource = {
  title: "Adverse interactions between warfarin and nonsteroidal antiinflammatory drugs (abstract)",
  publisher: "Scilit",
  url: "https://scilit.com/publications/8b15617ed65f7dedc4dc93ff92fb4f72",
};
