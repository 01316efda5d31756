/** Medicines that it is dangerous to stop by oneself. Own words; not reviewed by a clinician. */
import type { StoppingRule } from "./rule.ts";

const unsigned = { source: null, reviewedBy: null } as const;

export const stoppingRules: readonly StoppingRule[] = [
  {
    id: "stopping-anticoagulant",
    of: ["anticoagulant", "antiplatelet"],
    text: "Don't stop this by yourself: a clot or a stroke can follow. Ask whoever gave it to you, also before an operation or a tooth is pulled.",
    ...unsigned,
  },
  {
    id: "stopping-steroid",
    of: ["steroid"],
    text: "Don't stop this by yourself when you have taken it for weeks: the body may lack its own, which can be deadly. Ask your doctor how to come off it.",
    ...unsigned,
  },
  {
    id: "stopping-seizure",
    of: ["seizure medicine"],
    text: "Don't stop this by yourself: fits can come, and one may not end. Ask your doctor how to change it.",
    ...unsigned,
  },
  {
    id: "stopping-benzodiazepine",
    of: ["benzodiazepine"],
    text: "Don't stop this all at once when you take it daily: fits can follow. Ask your doctor how to come off it slowly.",
    ...unsigned,
  },
  {
    id: "stopping-beta-blocker",
    of: ["beta blocker"],
    text: "Don't stop this all at once: the heart can race, or chest pain come. Ask your doctor how to come off it.",
    ...unsigned,
  },
  {
    id: "stopping-antidepressant",
    of: ["ssri", "snri", "tricyclic", "antidepressant"],
    text: "Don't stop this all at once: dizziness, unrest and low mood can come back. Ask your doctor how to come off it.",
    ...unsigned,
  },
  {
    id: "stopping-insulin",
    of: ["insulin"],
    text: "Don't stop insulin, also when you are ill or eat little: ask your diabetes team what to change.",
    ...unsigned,
  },
  {
    id: "stopping-opioid",
    of: ["opioid"],
    text: "Don't stop this all at once when you take it daily: withdrawal can follow. Ask your doctor how to come off it.",
    ...unsigned,
  },
  {
    id: "stopping-transplant",
    of: ["transplant medicine", "azathioprine"],
    text: "Don't stop this by yourself: the body may turn against a transplant, or the illness flare up. Ask your specialist.",
    ...unsigned,
  },
  {
    id: "stopping-thyroid",
    of: ["thyroid hormone"],
    text: "Don't stop this by yourself: your body needs it each day. Ask your doctor about any change.",
    ...unsigned,
  },
  {
    id: "stopping-lithium",
    of: ["lithium", "clozapine"],
    text: "Don't stop this all at once: the illness can come back hard. Ask your doctor about any change.",
    ...unsigned,
  },
  {
    id: "stopping-baclofen",
    of: ["baclofen"],
    text: "Don't stop this all at once: fits and high fever can follow. Ask your doctor how to come off it.",
    ...unsigned,
  },
];
