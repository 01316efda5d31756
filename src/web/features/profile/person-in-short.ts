import type { Profile } from "#contracts/profile.ts";
import { ageOf } from "#safety/person/profile-now.ts";
import { t } from "../../language/t.ts";

/** "4 years · asthma · salbutamol": enough to tell people apart, and to see what was told. */
export function personInShort(profile: Profile): string {
  const { years, months } = ageOf(profile, Date.now());
  const age =
    months !== null && months < 24
      ? [t("profile:people.agedMonths", { count: months })]
      : years !== null
        ? [t("profile:people.aged", { count: years })]
        : [];
  const told = [...age, ...(profile.conditions ?? []), ...(profile.medicines ?? [])];
  return told.length === 0 ? t("profile:people.nothingTold") : told.join(" · ");
}
