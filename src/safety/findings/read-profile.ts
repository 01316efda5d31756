/** What the profile says, as background findings of oneself: it may add rules, never remove one. */
import type { Profile } from "#contracts/profile.ts";
import { type FindingId, findingOf } from "../lexicon/index.ts";
import { findPhrases } from "./find-phrases.ts";
import type { Person } from "./people.ts";
import type { Mention } from "./read-message.ts";
import { readWords } from "./read-words.ts";

const week = 7 * 24 * 3_600_000;

export function profilePerson(profile: Profile | null, now: number): Person {
  const born = profile?.yearOfBirth ?? null;
  const sex = profile?.sex === "female" || profile?.sex === "male" ? profile.sex : null;
  return {
    key: "self",
    ageYears: born === null ? null : new Date(now).getUTCFullYear() - born,
    atMostYears: null,
    sex,
  };
}

/** Weeks of pregnancy by the due date; null when there is none or it has lapsed by more than three weeks. */
function weeksPregnant(dueDate: string | null | undefined, now: number): number | null {
  if (dueDate == null) return null;
  const weeks = 40 - (Date.parse(`${dueDate}T00:00:00Z`) - now) / week;
  return weeks >= 0 && weeks <= 43 ? weeks : null;
}

function pregnancyFindings(profile: Profile, now: number): FindingId[] {
  const weeks = weeksPregnant(profile.dueDate, now);
  const lapsed = profile.dueDate != null && weeks === null;
  if (weeks === null && (profile.pregnant !== true || lapsed)) return [];
  const found: FindingId[] = ["pregnant"];
  if (weeks !== null && weeks >= 20) found.push("pregnant-over-20-weeks");
  if (weeks !== null && weeks >= 20 && weeks < 37) found.push("contractions-early");
  return found;
}

export function profileMentions(profile: Profile | null, now: number): Mention[] {
  if (profile === null) return [];
  const written = [...(profile.conditions ?? []), ...(profile.medicines ?? [])];
  const held = written
    .flatMap((line) => findPhrases(readWords(line)).map((match) => match.finding))
    .filter((id) => findingOf(id).kind === "background");
  if ((profile.allergies ?? []).some((line) => /anaphyla|severe/i.test(line)))
    held.push("allergy-severe-known");
  const ids = new Set<FindingId>([...held, ...pregnancyFindings(profile, now)]);
  return [...ids].map((finding) => ({
    finding,
    person: "self",
    at: now,
    message: -1,
    denied: false,
    onlyAsked: false,
    history: false,
    passed: false,
    modifiers: new Set(),
  }));
}
