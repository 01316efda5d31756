/** What a profile says, as background findings of whom it is about: it may add rules, never remove one. */
import type { Profile } from "#contracts/profile.ts";
import { type FindingId, isBackground } from "../lexicon/index.ts";
import { ageOf, pregnancyOf } from "../person/profile-now.ts";
import { findPhrases } from "./find-phrases.ts";
import type { Person } from "./people.ts";
import type { Mention } from "./read-message.ts";
import { readWords } from "./read-words.ts";

/** `key` is whose profile it is. */
export function profilePerson(profile: Profile | null, now: number, key = "self"): Person {
  const { years, months } = ageOf(profile ?? {}, now);
  const sex = profile?.sex === "female" || profile?.sex === "male" ? profile.sex : null;
  return {
    key,
    ageYears: months === null ? years : months / 12,
    atMostYears: null,
    sex,
  };
}

function pregnancyFindings(profile: Profile, now: number): FindingId[] {
  const { pregnant, gaveBirthRecently, weeks } = pregnancyOf(profile, now);
  const found: FindingId[] = gaveBirthRecently ? ["postpartum"] : [];
  if (!pregnant) return found;
  found.push("pregnant");
  if (weeks !== null && weeks >= 20) found.push("pregnant-over-20-weeks");
  if (weeks !== null && weeks >= 20 && weeks < 37) found.push("contractions-early");
  return found;
}

export function profileMentions(profile: Profile | null, now: number, person = "self"): Mention[] {
  if (profile === null) return [];
  const written = [...(profile.conditions ?? []), ...(profile.medicines ?? [])];
  const held = written
    .flatMap((line) => findPhrases(readWords(line)).map((match) => match.finding))
    .filter(isBackground);
  if ((profile.allergies ?? []).some((line) => /anaphyla|severe/i.test(line)))
    held.push("allergy-severe-known");
  const ids = new Set<FindingId>([...held, ...pregnancyFindings(profile, now)]);
  return [...ids].map((finding) => ({
    finding,
    person,
    at: now,
    message: -1,
    denied: false,
    onlyAsked: false,
    history: false,
    passed: false,
    modifiers: new Set(),
  }));
}
