import type { Profile } from "#contracts/profile.ts";

/** The profile as its form holds it: text for what is typed, "" for what was not said. */
export type ProfileDraft = {
  yearOfBirth: string;
  sex: Sex;
  pregnant: "" | "yes" | "no";
  dueDate: string;
  conditions: string[];
  medicines: string[];
  allergies: string[];
};

export const sexes = {
  "": "Not said",
  female: "Female",
  male: "Male",
  intersex: "Intersex",
} as const;
type Sex = keyof typeof sexes;

export function profileDraft(profile: Profile): ProfileDraft {
  return {
    yearOfBirth: profile.yearOfBirth ? String(profile.yearOfBirth) : "",
    sex: profile.sex ?? "",
    pregnant: profile.pregnant == null ? "" : profile.pregnant ? "yes" : "no",
    dueDate: profile.dueDate ?? "",
    conditions: profile.conditions ?? [],
    medicines: profile.medicines ?? [],
    allergies: profile.allergies ?? [],
  };
}

/** @param before what the form doesn't show stays as it was */
export function profileOf(draft: ProfileDraft, before: Profile): Profile {
  const mayBePregnant = draft.sex !== "male" && draft.pregnant !== "";
  const pregnant = mayBePregnant ? draft.pregnant === "yes" : null;
  return {
    ...before,
    yearOfBirth: draft.yearOfBirth === "" ? null : Number(draft.yearOfBirth),
    sex: draft.sex === "" ? null : draft.sex,
    pregnant,
    dueDate: pregnant && draft.dueDate !== "" ? draft.dueDate : null,
    conditions: draft.conditions,
    medicines: draft.medicines,
    allergies: draft.allergies,
  };
}
