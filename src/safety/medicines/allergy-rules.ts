/** What an allergy to one medicine says of others. Own words; not reviewed by a clinician. */
import type { AllergyRule } from "./rule.ts";

const unsigned = { source: null, reviewedBy: null } as const;

export const allergyRules: readonly AllergyRule[] = [
  {
    id: "allergy-penicillin",
    to: ["penicillin"],
    of: ["penicillin"],
    text: "This antibiotic is a penicillin, and you told of an allergy to one. Don't take it before a doctor or pharmacist who knows of the allergy has said yes.",
    ...unsigned,
  },
  {
    id: "allergy-penicillin-cephalosporin",
    to: ["penicillin"],
    of: ["cephalosporin"],
    text: "This antibiotic is related to penicillin; few who are allergic to one react to it, but some do. Tell a doctor or pharmacist of the allergy before taking it.",
    ...unsigned,
  },
  {
    id: "allergy-cephalosporin",
    to: ["cephalosporin"],
    of: ["cephalosporin", "penicillin"],
    text: "This antibiotic belongs to the family that you told of an allergy to, or is related to it. Tell a doctor or pharmacist of the allergy before taking it.",
    ...unsigned,
  },
  {
    id: "allergy-nsaid",
    to: ["nsaid", "aspirin", "salicylate"],
    of: ["nsaid", "salicylate"],
    text: "This is related to what you told of an allergy to; who reacts to one pain reliever of this kind often reacts to others. Ask your pharmacist before taking it.",
    ...unsigned,
  },
  {
    id: "allergy-sulfa",
    to: ["sulfamethoxazole", "sulfonamide"],
    of: ["sulfamethoxazole", "sulfonamide"],
    text: "This contains a sulfonamide, and you told of an allergy to sulfa medicines. Ask a doctor or pharmacist before taking it.",
    ...unsigned,
  },
  {
    id: "allergy-macrolide",
    to: ["macrolide"],
    of: ["macrolide"],
    text: "This antibiotic belongs to the family that you told of an allergy to. Don't take it before a doctor or pharmacist has said yes.",
    ...unsigned,
  },
  {
    id: "allergy-quinolone",
    to: ["quinolone"],
    of: ["quinolone"],
    text: "This antibiotic belongs to the family that you told of an allergy to. Don't take it before a doctor or pharmacist has said yes.",
    ...unsigned,
  },
  {
    id: "allergy-tetracycline",
    to: ["tetracycline"],
    of: ["tetracycline"],
    text: "This antibiotic belongs to the family that you told of an allergy to. Don't take it before a doctor or pharmacist has said yes.",
    ...unsigned,
  },
  {
    id: "allergy-opioid",
    to: ["opioid"],
    of: ["opioid"],
    text: "This is related to what you told of an allergy to. Tell a doctor or pharmacist of the allergy before taking it.",
    ...unsigned,
  },
  {
    id: "allergy-seizure",
    to: ["carbamazepine", "phenytoin"],
    of: ["carbamazepine", "phenytoin"],
    text: "Who had a rash from one of these medicines may have one from the other. Tell a doctor or pharmacist of the allergy before taking it.",
    ...unsigned,
  },
];

/** Words for a whole family, as people write them among their allergies. */
export const familyWords: Readonly<Record<string, string>> = {
  penicillins: "penicillin",
  cephalosporins: "cephalosporin",
  cephalosporin: "cephalosporin",
  nsaid: "nsaid",
  nsaids: "nsaid",
  "anti-inflammatories": "nsaid",
  "anti-inflammatory": "nsaid",
  sulfa: "sulfonamide",
  sulpha: "sulfonamide",
  "sulfa drugs": "sulfonamide",
  sulfonamide: "sulfonamide",
  sulfonamides: "sulfonamide",
  macrolide: "macrolide",
  macrolides: "macrolide",
  quinolone: "quinolone",
  quinolones: "quinolone",
  fluoroquinolone: "quinolone",
  fluoroquinolones: "quinolone",
  tetracyclines: "tetracycline",
  salicylate: "salicylate",
  salicylates: "salicylate",
  opioid: "opioid",
  opioids: "opioid",
  opiates: "opioid",
};
