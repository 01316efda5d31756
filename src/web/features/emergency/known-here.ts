import type { PersonId } from "#contracts/ids.ts";
import type { CaredFor, Profile } from "#contracts/profile.ts";
import type { Triage } from "#contracts/triage.ts";
import type { TriageInput } from "#safety/triage.ts";
import type { Place } from "./where.ts";

/** `at`: epoch milliseconds. `about` is whom it was said to be about; null is oneself. */
export type EarlierMessage = { text: string; at: number; triage: Triage; about: PersonId | null };

/** What this page holds already: nothing is fetched for it. */
export type KnownHere = {
  earlier: readonly EarlierMessage[];
  about: PersonId | null;
  /** Null when it isn't here, or isn't to be used in this chat session. */
  profile: Profile | null;
  people: readonly CaredFor[];
  usesProfile: boolean;
};

export const nothingKnown: KnownHere = {
  earlier: [],
  about: null,
  profile: null,
  people: [],
  usesProfile: true,
};

/** What the server would read, as far as this page knows it. What is known of people only adds rules. */
export function inputHere(
  text: string,
  { earlier, about, profile, people, usesProfile }: KnownHere,
  { country, usual, timeZone }: Place,
  now: number,
): TriageInput {
  const known = (of: Profile | null) => (usesProfile ? of : null);
  const mentioned = new Set([about, ...earlier.map((message) => message.about)]);
  const chosen = people.filter(({ id }) => mentioned.has(id));
  const asked = chosen.find(({ id }) => id === about)?.profile;
  return {
    messages: [
      ...earlier.map((message) => ({ text: message.text, at: message.at, about: message.about })),
      { text, at: now, about },
    ],
    profile: known(profile),
    chosen: chosen.map((person) => ({
      key: person.id,
      name: person.name,
      profile: known(person.profile),
    })),
    previous: earlier.at(-1)?.triage ?? null,
    country: country ?? asked?.country ?? profile?.country ?? usual,
    timeZone,
    now,
  };
}
