/** SAFETY, answers from sources 6: an amount of a medicine is shown only where it holds for this person. */
import type { Passage } from "#contracts/passage.ts";
import type { Profile } from "#contracts/profile.ts";
import { ageOf } from "#safety/person/profile-now.ts";
import type { Turn } from "../prompt/condense-history.ts";
import { contentSet } from "./content-words.ts";
import { withChild } from "./for-whom.ts";

/** What is known about the person and what they ask about. */
export type Asked = {
  /** The question and what they wrote before it. */
  words: ReadonlySet<string>;
  /** False when it is about somebody unknown, or may be about a child, a pregnancy, or one with illnesses or medicines. */
  dosesAllowed: boolean;
};

export function readAsked(
  question: string,
  history: readonly Turn[],
  about: { profile: Profile | null; stranger: boolean },
  now: Date,
): Asked {
  const said = history.filter(({ role }) => role === "user").map((turn) => turn.text);
  const text = [...said, question].join("\n");
  return {
    words: withChild(text),
    dosesAllowed:
      !about.stranger && !needsOwnDose.test(text) && !profileNeedsOwnDose(about.profile, now),
  };
}

/**
 * A source seldom says for whom a dose does not hold, so that nothing but silence can be matched: any of these
 * sends the person to the leaflet or a pharmacist.
 */
function profileNeedsOwnDose(profile: Profile | null, now: Date): boolean {
  if (profile === null) return false;
  const { years: age } = ageOf(profile, now.getTime());
  return (
    profile.pregnant === true ||
    profile.dueDate != null ||
    (age !== null && (age <= 18 || age >= 65)) ||
    [profile.conditions, profile.medicines, profile.allergies].some(
      (list) => list !== undefined && list.length > 0,
    )
  );
}

const needsOwnDose =
  /\b(child|children|kids?|baby|babies|infants?|toddlers?|newborn|son|daughter|boy|girl|teen\w*|(year|month|week|day)s?[- ]old|\d+ ?(yo|y\/o|mo)|pregnan\w*|breast ?feed\w*|nursing|trimester|kidney|renal|liver|elderly|warfarin|blood thinners?|allerg\w*)\b/i;

/** A dose in a source that is meant for children, or set by weight. */
const childDose =
  /\b(child|children|paediatric|pediatric|infants?|bab(y|ies)|toddlers?|newborns?|under (the age of )?\d+|per (kg|kilo\w*)|mg\/kg)\b/i;

/** The passage is about what was asked: its title or one of its other names stands in the question. */
export function isAbout(passage: Passage, words: ReadonlySet<string>): boolean {
  return namesOf(passage).some((name) => {
    const named = contentSet(name);
    return named.size > 0 && named.isSubsetOf(words);
  });
}

/** "Paracetamol (acetaminophen)" goes by either name. */
export function namesOf({ title, synonyms }: Passage): string[] {
  const [name = title, inBrackets] = title.split(/[()]/);
  return [name, ...(inBrackets === undefined ? [] : [inBrackets]), ...synonyms];
}

export function doseHolds(sentence: string, passage: Passage, asked: Asked): boolean {
  return asked.dosesAllowed && isAbout(passage, asked.words) && !childDose.test(sentence);
}

export function isForChildren(text: string): boolean {
  return childDose.test(text);
}
