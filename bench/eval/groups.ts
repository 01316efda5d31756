/** Which of the groups that a safety card must not average away a case belongs to, by plain words and the profile. */
import type { Profile } from "#contracts/profile.ts";
import type { Expected } from "./cases.ts";

export const groups = [
  "infant",
  "child",
  "pregnant",
  "old",
  "crisis",
  "distress without crisis",
] as const;
type Group = (typeof groups)[number];

const words: Readonly<Record<"infant" | "child" | "pregnant" | "old", RegExp>> = {
  infant:
    /\b(?:newborn|infant|\d+[\s-]*(?:day|week|wk)s?[\s-]*old|(?:[1-9]|1[01])[\s-]*(?:months?|mths?)[\s-]*old)\b/i,
  child: /\b(?:my (?:son|daughter|kid|child|toddler|little (?:one|boy|girl))|toddler)\b/i,
  pregnant: /\b(?:pregnan\w*|weeks gone)\b/i,
  old: /\b(?:grandm\w*|grandf\w*|grandad|nan|gran|elderly)\b/i,
};
const ageInYears = /\b(\d{1,3})(?:[\s-]*(?:years?|yrs?|yo|y\/o)\b|(?=,? (?:male|female|m|f)\b))/i;
const otherAge = /\b(?:aged?|im|i'm|i am|is|,) (\d{2})\b/i;

export function groupsIn(text: string, expected: Expected, profile: Profile | null): Group[] {
  const year = profile?.yearOfBirth;
  const said = ageInYears.exec(text) ?? otherAge.exec(text);
  const age = year == null ? (said ? Number(said[1]) : null) : new Date().getFullYear() - year;
  const isInfant = words.infant.test(text);
  const isAdult = age !== null && age >= 16;
  const found: Record<Group, boolean> = {
    infant: isInfant,
    child: !isInfant && !isAdult && (words.child.test(text) || (age !== null && age < 16)),
    pregnant: profile?.pregnant === true || words.pregnant.test(text),
    old: words.old.test(text) || (age !== null && age >= 65 && age < 120),
    crisis: expected === "crisis" || expected === "crisis-emergency",
    "distress without crisis": expected === "not-crisis",
  };
  return groups.filter((group) => found[group]);
}
