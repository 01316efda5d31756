/** Each row: what is taken, what is asked about, and the rules that meet; then near misses, which must meet none. */
import { describe, expect, it } from "vitest";
import type { Profile } from "#contracts/profile.ts";
import { allergyRules } from "#safety/medicines/allergy-rules.ts";
import { checkMedicines, pairRules } from "#safety/medicines/check-medicines.ts";
import { medicinesIn } from "#safety/medicines/medicines-in.ts";
import { pregnancyRules } from "#safety/medicines/pregnancy-rules.ts";
import { stoppingRules } from "#safety/medicines/stopping-rules.ts";
import { substanceRows } from "#safety/medicines/substances.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const notes = (profile: Profile, question: string) =>
  checkMedicines(profile, medicinesIn(question), now);
const ids = (taken: string, question: string) =>
  notes({ medicines: [taken] }, question)
    .filter(({ kind }) => kind === "interaction" || kind === "duplicate")
    .map(({ id }) => id);

const pairs: readonly [rule: string, taken: string, asked: string][] = [
  ["warfarin-nsaid", "warfarin", "ibuprofen"],
  ["warfarin-nsaid", "Coumadin 5", "Advil"],
  ["anticoagulant-nsaid", "Eliquis", "naproxen"],
  ["anticoagulant-nsaid", "Xarelto", "Voltaren"],
  ["anticoagulant-aspirin", "warfarin", "aspirin"],
  ["anticoagulant-antiplatelet", "apixaban", "Plavix"],
  ["two-anticoagulants", "warfarin", "Eliquis"],
  ["antiplatelet-nsaid", "clopidogrel", "ibuprofen"],
  ["aspirin-nsaid", "aspirin", "ibuprofen"],
  ["two-nsaids", "naproxen", "ibuprofen"],
  ["ssri-nsaid", "sertraline", "ibuprofen"],
  ["ssri-anticoagulant", "citalopram", "warfarin"],
  ["steroid-nsaid", "prednisone", "ibuprofen"],
  ["warfarin-antibiotic", "warfarin", "metronidazole"],
  ["warfarin-antibiotic", "warfarin", "Bactrim"],
  ["warfarin-antifungal", "warfarin", "fluconazole"],
  ["warfarin-amiodarone", "warfarin", "amiodarone"],
  ["anticoagulant-breakdown", "apixaban", "carbamazepine"],
  ["anticoagulant-breakdown", "warfarin", "St John's wort"],
  ["anticoagulant-raised", "rivaroxaban", "Paxlovid"],
  ["clopidogrel-omeprazole", "Plavix", "omeprazole"],
  ["warfarin-alcohol", "warfarin", "alcohol"],
  ["ssri-maoi", "Prozac", "phenelzine"],
  ["ssri-maoi", "venlafaxine", "linezolid"],
  ["maoi-serotonergic", "phenelzine", "dextromethorphan"],
  ["maoi-decongestant", "Nardil", "Sudafed"],
  ["ssri-tramadol", "sertraline", "tramadol"],
  ["ssri-triptan", "fluoxetine", "sumatriptan"],
  ["ssri-dextromethorphan", "paroxetine", "NyQuil"],
  ["antidepressant-wort", "Zoloft", "St. John's wort"],
  ["ssri-lithium", "sertraline", "lithium"],
  ["lithium-nsaid", "lithium", "ibuprofen"],
  ["lithium-water", "Priadel", "hydrochlorothiazide"],
  ["lithium-pressure", "lithium", "lisinopril"],
  ["opioid-benzodiazepine", "oxycodone", "Xanax"],
  ["opioid-alcohol", "morphine", "wine"],
  ["calming-alcohol", "diazepam", "beer"],
  ["opioid-gabapentinoid", "tramadol", "pregabalin"],
  ["opioid-antihistamine", "codeine", "Benadryl"],
  ["clozapine-quinolone", "clozapine", "ciprofloxacin"],
  ["lamotrigine-valproate", "lamotrigine", "Depakote"],
  ["lamotrigine-pill", "Lamictal", "birth control pill"],
  ["nitrate-erection", "nitroglycerin", "Viagra"],
  ["nitrate-erection", "isosorbide mononitrate", "tadalafil"],
  ["alpha-erection", "tamsulosin", "sildenafil"],
  ["statin-macrolide", "simvastatin", "clarithromycin"],
  ["statin-gemfibrozil", "rosuvastatin", "gemfibrozil"],
  ["statin-ciclosporin", "atorvastatin", "cyclosporine"],
  ["statin-grapefruit", "Lipitor", "grapefruit juice"],
  ["simvastatin-slowers", "simvastatin", "verapamil"],
  ["ace-potassium", "ramipril", "spironolactone"],
  ["ace-potassium", "losartan", "salt substitute"],
  ["potassium-potassium", "spironolactone", "potassium"],
  ["ace-trimethoprim", "enalapril", "trimethoprim"],
  ["ace-nsaid", "lisinopril", "naproxen"],
  ["ace-arb", "ramipril", "valsartan"],
  ["digoxin-amiodarone", "digoxin", "amiodarone"],
  ["digoxin-water", "digoxin", "furosemide"],
  ["beta-slowers", "bisoprolol", "verapamil"],
  ["beta-salbutamol", "propranolol", "Ventolin"],
  ["qt-qt", "citalopram", "azithromycin"],
  ["two-erection", "sildenafil", "ketoconazole"],
  ["methotrexate-trimethoprim", "methotrexate", "trimethoprim"],
  ["methotrexate-trimethoprim", "MTX", "co-trimoxazole"],
  ["methotrexate-nsaid", "methotrexate", "ibuprofen"],
  ["methotrexate-penicillin", "methotrexate", "amoxicillin"],
  ["methotrexate-alcohol", "methotrexate", "alcohol"],
  ["metronidazole-alcohol", "Flagyl", "a glass of wine"],
  ["azathioprine-allopurinol", "azathioprine", "allopurinol"],
  ["thyroid-minerals", "levothyroxine", "iron tablets"],
  ["thyroid-minerals", "Synthroid", "calcium"],
  ["antibiotic-minerals", "doxycycline", "magnesium"],
  ["sugar-quinolone", "insulin", "ciprofloxacin"],
  ["sulfonylurea-infection", "glipizide", "fluconazole"],
  ["sugar-alcohol", "gliclazide", "vodka"],
  ["pill-breakdown", "contraceptive pill", "St John's wort"],
  ["transplant-changes", "tacrolimus", "clarithromycin"],
  ["transplant-nsaid", "Prograf", "ibuprofen"],
  ["colchicine-raised", "colchicine", "clarithromycin"],
  ["theophylline-raised", "theophylline", "ciprofloxacin"],
  ["carbamazepine-raised", "Tegretol", "erythromycin"],
  ["retinoid-tetracycline", "isotretinoin", "doxycycline"],
  ["paracetamol-alcohol", "Tylenol", "alcohol"],
];

describe("pairs", () => {
  it.each(pairs)("%s: takes %s, asks about %s", (rule, taken, asked) => {
    expect(ids(taken, `Can I have ${asked} today?`)).toContain(rule);
    expect(ids(asked, `Can I have ${taken} today?`)).toContain(rule);
  });

  it("covers every rule", () => {
    expect([...new Set(pairs.map(([rule]) => rule))].sort()).toEqual(
      pairRules.map(({ id }) => id).sort(),
    );
  });

  it.each([
    ["warfarin", "paracetamol"],
    ["clopidogrel", "pantoprazole"],
    ["amlodipine", "ibuprofen"],
    ["pravastatin", "clarithromycin"],
    ["simvastatin", "azithromycin"],
    ["sertraline", "paracetamol"],
    ["levothyroxine", "ibuprofen"],
    ["warfarin", "cetirizine"],
    ["nitroglycerin", "metformin"],
    ["amoxicillin", "wine"],
    ["lithium", "paracetamol"],
    ["methotrexate", "azithromycin"],
    ["ramipril", "amlodipine"],
    ["metformin", "loratadine"],
    ["aspirin", "paracetamol"],
    ["warfarin", "a warm bath"],
    ["ibuprofen", "ibuprofen"],
    ["Advil PM", "tea"],
  ])("none: takes %s, asks about %s", (taken, asked) => {
    expect(ids(taken, `Can I have ${asked} today?`)).toEqual([]);
    expect(ids(asked, `Can I have ${taken} today?`)).toEqual([]);
  });
});

describe("one substance under two names", () => {
  it.each([
    ["paracetamol", "Tylenol", "Calpol"],
    ["paracetamol", "paracetamol", "Lemsip"],
    ["paracetamol", "NyQuil", "acetaminophen"],
    ["paracetamol", "co-codamol", "Panadol"],
    ["paracetamol", "Percocet", "DayQuil"],
    ["ibuprofen", "Nurofen", "Advil Cold and Sinus"],
    ["warfarin", "Coumadin", "warfarin"],
    ["salbutamol", "Ventolin", "albuterol"],
  ])("%s: %s and %s", (substance, taken, asked) => {
    expect(ids(taken, `May I take ${asked}?`)).toContain(`duplicate-${substance}`);
  });
});

describe("allergies", () => {
  const met = (allergy: string, asked: string) =>
    notes({ allergies: [allergy] }, `May I take ${asked}?`).map(({ id }) => id);

  it.each([
    ["penicillin", "amoxicillin", "allergy-penicillin"],
    ["Penicillins (rash)", "Augmentin", "allergy-penicillin"],
    ["amoxicillin", "penicillin v", "allergy-penicillin"],
    ["penicillin", "Keflex", "allergy-penicillin-cephalosporin"],
    ["cefalexin", "amoxicillin", "allergy-cephalosporin"],
    ["aspirin", "ibuprofen", "allergy-nsaid"],
    ["NSAIDs", "Aleve", "allergy-nsaid"],
    ["sulfa drugs", "Bactrim", "allergy-sulfa"],
    ["erythromycin", "clarithromycin", "allergy-macrolide"],
    ["Cipro", "levofloxacin", "allergy-quinolone"],
    ["doxycycline", "minocycline", "allergy-tetracycline"],
    ["codeine", "morphine", "allergy-opioid"],
    ["carbamazepine", "phenytoin", "allergy-seizure"],
    ["metformin", "Glucophage", "allergy-metformin"],
  ])("%s meets %s", (allergy, asked, rule) => {
    expect(met(allergy, asked)).toContain(rule);
  });

  it.each([
    ["penicillin", "azithromycin"],
    ["peanuts", "ibuprofen"],
    ["pollen", "amoxicillin"],
    ["aspirin", "paracetamol"],
    ["sulfa drugs", "amoxicillin"],
  ])("%s doesn't meet %s", (allergy, asked) => {
    expect(met(allergy, asked)).toEqual([]);
  });
});

describe("pregnancy", () => {
  it.each([
    ["ibuprofen", "pregnancy-nsaid"],
    ["Accutane", "pregnancy-retinoid"],
    ["valproate", "pregnancy-valproate"],
    ["Tegretol", "pregnancy-seizure"],
    ["lisinopril", "pregnancy-pressure"],
    ["methotrexate", "pregnancy-methotrexate"],
    ["warfarin", "pregnancy-warfarin"],
    ["Lipitor", "pregnancy-statin"],
    ["doxycycline", "pregnancy-tetracycline"],
    ["lithium", "pregnancy-lithium"],
    ["misoprostol", "pregnancy-misoprostol"],
    ["trimethoprim", "pregnancy-trimethoprim"],
    ["tramadol", "pregnancy-opioid"],
    ["Pepto-Bismol", "pregnancy-bismuth"],
    ["a glass of wine", "pregnancy-alcohol"],
  ])("warns of %s", (asked, rule) => {
    const question = `Can I have ${asked}?`;
    const all = (profile: Profile) => notes(profile, question).map(({ id }) => id);
    expect(all({ pregnant: true })).toContain(rule);
    expect(all({ dueDate: "2026-09-01" })).toContain(rule);
    expect(all({ pregnant: false })).toEqual([]);
    expect(all({ dueDate: "2026-03-01" })).toEqual([]);
  });

  it("doesn't warn of paracetamol", () => {
    expect(notes({ pregnant: true }, "Can I take paracetamol?")).toEqual([]);
  });
});

describe("stopping", () => {
  it("is warned of for what is taken, not for what is only asked about", () => {
    const stopping = (medicines: string[], asked: string) =>
      notes({ medicines }, asked).filter(({ kind }) => kind === "stopping");
    expect(stopping(["prednisone"], "").map(({ id }) => id)).toEqual(["stopping-steroid"]);
    expect(stopping(["warfarin"], "Can I stop my warfarin?")).toHaveLength(1);
    expect(stopping(["warfarin"], "Can I take ibuprofen?")).toEqual([]);
    expect(stopping([], "Should I start prednisone?")).toEqual([]);
  });
});

describe("names in people's words", () => {
  const named = (text: string) => medicinesIn(text).map(({ written }) => written);

  it.each([
    ["can i take ibuprofin with it", ["ibuprofen"]],
    ["PARACETEMOL??", ["paracetamol"]],
    ["i took tylenol pm last night", ["Tylenol PM"]],
    ["St. John's wort tea", ["st john's wort"]],
    ["my potassium is low", ["potassium"]],
    ["warfarin, warfarin and Warfarin", ["warfarin"]],
    ["I have a headache and feel sick", []],
    ["", []],
  ])("%s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

it("has rules that can be met, with ids of their own and no amounts", () => {
  const rules = [...pairRules, ...pregnancyRules, ...stoppingRules, ...allergyRules];
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  const known = new Set(
    substanceRows.flatMap(([id, , , groups]) => [id, ...groups.split(", ").filter(Boolean)]),
  );
  const named = [
    ...pairRules.flatMap(({ one, other, except = [] }) => [...one, ...other, ...except]),
    ...[...pregnancyRules, ...stoppingRules].flatMap(({ of }) => of),
    ...allergyRules.flatMap(({ to, of }) => [...to, ...of]),
  ];
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  for (const { id, text, reviewedBy } of rules) {
    expect(text, id).not.toMatch(/\d|\bmg\b|\bml\b/);
    expect(reviewedBy, id).toBeNull();
  }
});
