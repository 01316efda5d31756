import type { Profile } from "#contracts/profile.ts";
import { countrySchema } from "#contracts/triage.ts";
import { t } from "../../language/t.ts";

/** The profile as its form holds it: text for what is typed, "" for what was not said. */
export type ProfileDraft = {
  yearOfBirth: string;
  birthDate: string;
  /** In the draft's units. */
  weight: string;
  weightOn: string;
  units: Units;
  sex: Sex;
  pregnant: "" | "yes" | "no";
  dueDate: string;
  conditions: string[];
  medicines: string[];
  allergies: string[];
  country: string;
};

export const sexes = {
  "": t("profile:notSaid"),
  female: t("profile:birth.sexes.female"),
  male: t("profile:birth.sexes.male"),
  intersex: t("profile:birth.sexes.intersex"),
} as const;
type Sex = keyof typeof sexes;

export const unitNames = {
  metric: t("profile:birth.units.metric"),
  imperial: t("profile:birth.units.imperial"),
};
type Units = keyof typeof unitNames;

const poundsPerKg = 2.204_62;
const rounded = (value: number) => Math.round(value * 10) / 10;

export function profileDraft(profile: Profile): ProfileDraft {
  const units = profile.units ?? "metric";
  const kg = profile.weight?.kg;
  const weight = kg === undefined ? null : rounded(units === "metric" ? kg : kg * poundsPerKg);
  return {
    yearOfBirth: profile.yearOfBirth ? String(profile.yearOfBirth) : "",
    birthDate: profile.birthDate ?? "",
    weight: weight === null ? "" : String(weight),
    weightOn: profile.weight?.measuredOn ?? "",
    units,
    sex: profile.sex ?? "",
    pregnant: profile.pregnant == null ? "" : profile.pregnant ? "yes" : "no",
    dueDate: profile.dueDate ?? "",
    conditions: profile.conditions ?? [],
    medicines: profile.medicines ?? [],
    allergies: profile.allergies ?? [],
    country: profile.country ?? "",
  };
}

const smallYears = 6;

/** Whether birth date and weight are asked for: they count for children under six alone. */
export function isSmallChild({ yearOfBirth, birthDate }: ProfileDraft, now = new Date()): boolean {
  const year = Number(birthDate === "" ? yearOfBirth : birthDate.slice(0, 4));
  const age = now.getFullYear() - year;
  return year > 0 && age >= 0 && age <= smallYears;
}

export function profileOf(draft: ProfileDraft): Profile {
  const mayBePregnant = draft.sex !== "male" && draft.pregnant !== "";
  const pregnant = mayBePregnant ? draft.pregnant === "yes" : null;
  const country = countrySchema.safeParse(draft.country);
  const small = isSmallChild(draft);
  return {
    yearOfBirth: draft.yearOfBirth === "" ? null : Number(draft.yearOfBirth),
    birthDate: small && draft.birthDate !== "" ? draft.birthDate : null,
    weight: small ? weightOf(draft) : null,
    units: draft.units,
    sex: draft.sex === "" ? null : draft.sex,
    pregnant,
    // Kept after it has passed: it tells that a birth was not long ago.
    dueDate:
      pregnant !== false && draft.sex !== "male" && draft.dueDate !== "" ? draft.dueDate : null,
    conditions: draft.conditions,
    medicines: draft.medicines,
    allergies: draft.allergies,
    country: country.success ? country.data : null,
  };
}

function weightOf({ weight, weightOn, units }: ProfileDraft): Profile["weight"] {
  const value = Number(weight.replace(",", "."));
  if (!(value > 0)) return null;
  const kg = units === "metric" ? value : value / poundsPerKg;
  const today = new Date().toISOString().slice(0, 10);
  return { kg: rounded(kg), measuredOn: weightOn === "" ? today : weightOn };
}
