/** A profile as of today: what lapses has lapsed, and a small child's age counts in months. Pure. */
import type { Profile } from "#contracts/profile.ts";

const day = 24 * 3_600_000;
const week = 7 * day;

/** Nobody is pregnant this long after the due date; then the six weeks after a birth begin at the latest. */
const lapsesWeeksAfterDue = 6;
const recentWeeks = 6;
/** A pregnancy without a due date, counted from the day on which it was said. */
const longestWeeks = 42;
const smallChildYears = 6;
/** A small child's weight says nothing of today after this. */
const weightDays = 90;

/** `now` and `savedAt` in epoch milliseconds. What the form shows, and what everything else starts from. */
export function withoutLapsed(profile: Profile, savedAt: number, now: number): Profile {
  if (profile.dueDate == null) {
    const lapsed = profile.pregnant === true && now - savedAt > longestWeeks * week;
    return lapsed ? { ...profile, pregnant: null } : profile;
  }
  const past = weeksPastDue(profile.dueDate, now);
  if (past < lapsesWeeksAfterDue) return profile;
  const recent = past < lapsesWeeksAfterDue + recentWeeks;
  return { ...profile, pregnant: null, dueDate: recent ? profile.dueDate : null };
}

/** Only what counts today: a weight that is too old or of somebody older is left out. */
export function profileInUse(profile: Profile, savedAt: number, now: number): Profile {
  const { birthDate, weight, ...rest } = withoutLapsed(profile, savedAt, now);
  const small = ageOf(profile, now).months !== null;
  const fresh = weight != null && now - Date.parse(weight.measuredOn) <= weightDays * day;
  return {
    ...rest,
    ...(small && birthDate != null ? { birthDate } : {}),
    ...(small && fresh ? { weight } : {}),
  };
}

const weeksPastDue = (dueDate: string, now: number) => (now - Date.parse(dueDate)) / week;

export type Pregnancy = { pregnant: boolean; gaveBirthRecently: boolean; weeks: number | null };

/**
 * `weeks` of a pregnancy that has a due date, from 0. Past the due date both may be so, and both count, until six weeks
 * after it; for six more only the birth does.
 */
export function pregnancyOf(profile: Profile, now: number): Pregnancy {
  const { dueDate, pregnant } = profile;
  if (dueDate == null) {
    return { pregnant: pregnant === true, gaveBirthRecently: false, weeks: null };
  }
  const past = weeksPastDue(dueDate, now);
  const still = pregnant !== false && past < lapsesWeeksAfterDue && past > -40;
  const recently = past >= 0 && past < lapsesWeeksAfterDue + recentWeeks;
  return {
    pregnant: still,
    gaveBirthRecently: recently,
    weeks: still ? Math.floor(40 + past) : null,
  };
}

/** Whole years; whole months only under six years and with a birth date. Null where it isn't known. */
export function ageOf(
  { birthDate, yearOfBirth }: Profile,
  now: number,
): { years: number | null; months: number | null } {
  const today = new Date(now);
  if (birthDate != null && Date.parse(birthDate) <= now) {
    const born = new Date(birthDate);
    const months =
      (today.getUTCFullYear() - born.getUTCFullYear()) * 12 +
      (today.getUTCMonth() - born.getUTCMonth()) -
      (today.getUTCDate() < born.getUTCDate() ? 1 : 0);
    const years = Math.floor(months / 12);
    return { years, months: years < smallChildYears ? months : null };
  }
  if (yearOfBirth == null) return { years: null, months: null };
  return { years: Math.max(0, today.getUTCFullYear() - yearOfBirth), months: null };
}

/** The country alone chooses a phone number and units how a weight is written; neither is about anybody's health. */
export function saysNothing({ country: _, units: __, ...rest }: Profile): boolean {
  return Object.values(rest).every(
    (value) =>
      value === null || value === undefined || (Array.isArray(value) && value.length === 0),
  );
}

/** What is used of a profile, as a person is told it: "age 70", "warfarin". */
export function usedFacts(profile: Profile, now: number): string[] {
  const { months, years } = ageOf(profile, now);
  const { pregnant, gaveBirthRecently, weeks } = pregnancyOf(profile, now);
  const weight = profile.weight == null ? [] : [`weight ${weightInWords(profile)}`];
  return [
    ...(months !== null ? [`age ${inMonths(months)}`] : years === null ? [] : [`age ${years}`]),
    ...weight,
    ...(profile.sex == null ? [] : [profile.sex]),
    ...(pregnant ? [weeks === null ? "pregnant" : `pregnant, week ${weeks}`] : []),
    ...(gaveBirthRecently ? ["gave birth recently"] : []),
    ...(profile.conditions ?? []),
    ...(profile.medicines ?? []),
    ...(profile.allergies ?? []).map((allergy) => `allergy: ${allergy}`),
  ];
}

const inMonths = (months: number) => (months === 1 ? "1 month" : `${months} months`);

const poundsPerKg = 2.204_62;

function weightInWords({ weight, units }: Profile): string {
  const kg = weight?.kg ?? 0;
  return units === "imperial" ? `${Math.round(kg * poundsPerKg)} lb` : `${kg} kg`;
}
