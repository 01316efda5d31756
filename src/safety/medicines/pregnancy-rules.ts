/** Medicines that want a word with somebody before they are taken in pregnancy. Own words; not reviewed by a clinician. */
import type { PregnancyRule } from "./rule.ts";

const unsigned = { source: null, reviewedBy: null } as const;

export const pregnancyRules: readonly PregnancyRule[] = [
  {
    id: "pregnancy-nsaid",
    of: ["nsaid"],
    text: "Pain relievers of this kind can harm an unborn baby, above all in the second half of pregnancy. Ask your midwife or pharmacist before taking one; if a doctor gave you low-dose aspirin for this pregnancy, go on with it.",
    ...unsigned,
  },
  {
    id: "pregnancy-retinoid",
    of: ["retinoid"],
    text: "This medicine causes severe harm to unborn babies. Speak to your doctor today, before the next time you would take it.",
    ...unsigned,
  },
  {
    id: "pregnancy-valproate",
    of: ["valproate"],
    text: "This medicine can harm an unborn baby. Don't stop it by yourself, because fits can be deadly: speak to your specialist or doctor today.",
    ...unsigned,
  },
  {
    id: "pregnancy-seizure",
    of: ["carbamazepine", "phenytoin", "topiramate"],
    text: "This medicine can harm an unborn baby, and so can fits. Don't stop it by yourself: speak to your specialist or doctor soon.",
    ...unsigned,
  },
  {
    id: "pregnancy-pressure",
    of: ["ace inhibitor", "arb"],
    text: "This blood pressure medicine can harm an unborn baby. Call your doctor or midwife today about another one; don't leave high blood pressure without any.",
    ...unsigned,
  },
  {
    id: "pregnancy-methotrexate",
    of: ["methotrexate", "leflunomide"],
    text: "This medicine causes severe harm to unborn babies. Speak to your doctor today, before the next time you would take it.",
    ...unsigned,
  },
  {
    id: "pregnancy-warfarin",
    of: ["warfarin-like"],
    text: "This blood thinner can harm an unborn baby. Don't stop it by yourself: call your doctor today, who can change it to another one.",
    ...unsigned,
  },
  {
    id: "pregnancy-statin",
    of: ["statin"],
    text: "Statins are mostly paused in pregnancy. Ask your doctor or midwife soon.",
    ...unsigned,
  },
  {
    id: "pregnancy-tetracycline",
    of: ["tetracycline"],
    text: "Antibiotics of this kind can harm a baby's teeth and bones. Ask whoever gave it to you for another one.",
    ...unsigned,
  },
  {
    id: "pregnancy-lithium",
    of: ["lithium"],
    text: "Lithium needs closer tests in pregnancy, and sometimes a change. Don't stop it by yourself: speak to your doctor soon.",
    ...unsigned,
  },
  {
    id: "pregnancy-misoprostol",
    of: ["misoprostol"],
    text: "This medicine can end a pregnancy or harm the baby. Speak to a doctor or pharmacist before taking it.",
    ...unsigned,
  },
  {
    id: "pregnancy-trimethoprim",
    of: ["trimethoprim"],
    text: "This antibiotic works against folate, which an unborn baby needs. Tell whoever gave it to you that you are pregnant.",
    ...unsigned,
  },
  {
    id: "pregnancy-opioid",
    of: ["opioid", "benzodiazepine"],
    text: "This medicine reaches the baby, who can be drowsy or in withdrawal after birth. Don't stop it by yourself if you take it daily: speak to your midwife or doctor.",
    ...unsigned,
  },
  {
    id: "pregnancy-bismuth",
    of: ["salicylate"],
    text: "This stomach medicine is related to aspirin. Ask your midwife or pharmacist for another one.",
    ...unsigned,
  },
  {
    id: "pregnancy-alcohol",
    of: ["alcohol"],
    text: "No amount of alcohol is known to be safe for an unborn baby. If it is hard to leave it, your midwife or doctor can help, and will not judge.",
    ...unsigned,
  },
];
