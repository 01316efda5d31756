/** Somebody whom a question was said to be about, before its first word: one and the same with whom the words call so. */
import type { Profile } from "#contracts/profile.ts";
import type { Person } from "./people.ts";
import { kinds } from "./person-words.ts";
import { profilePerson } from "./read-profile.ts";
import { readWords } from "./read-words.ts";

export type Chosen = {
  /** Never a word that names a person. */
  readonly key: string;
  /** What the one who asks calls them: "Mum", "Leo". */
  readonly name: string;
  readonly profile: Profile | null;
};

/** Words for one person; "child" and "partner" stand in several. */
const families = [
  "mother mom mum mommy mama parent",
  "father dad daddy papa parent",
  "grandmother grandma nan granny nana",
  "grandfather grandpa granddad",
  "husband partner spouse",
  "wife partner spouse",
  "boyfriend partner",
  "girlfriend partner",
  "son boy child teen teenager toddler baby infant newborn preschooler",
  "daughter girl child teen teenager toddler baby infant newborn preschooler",
  "grandson grandchild boy",
  "granddaughter grandchild girl",
].map((words) => words.split(" "));

function relationsIn(name: string): string[] {
  const words = readWords(name.toLowerCase()).map(({ stem }) => stem);
  return words.filter((word) => kinds.get(word) !== undefined);
}

/** By the name alone: "Mum" is "my mother", never "my son". */
function relatives(name: string): Set<string> | null {
  const named = relationsIn(name);
  if (named.length === 0) return null;
  const family = families.filter((words) => words.some((word) => named.includes(word)));
  return new Set([...named, ...family.flat(), "patient"]);
}

/** A name that says no relation may be anybody's whose sex and age don't speak against it. */
function couldBe(met: Person, known: Person): boolean {
  if (met.sex !== null && known.sex !== null && met.sex !== known.sex) return false;
  return met.atMostYears === null || known.ageYears === null || known.ageYears <= met.atMostYears;
}

export function chosenPerson({ key, name, profile }: Chosen, now: number): Person {
  const [relation] = relationsIn(name);
  const kind = relation === undefined ? undefined : kinds.get(relation);
  const person = profilePerson(profile, now, key);
  return {
    ...person,
    atMostYears: kind?.atMostYears ?? null,
    sex: person.sex ?? kind?.sex ?? null,
  };
}

/**
 * The keys by which the words of messages about the chosen one mean them.
 * @param met the people named in those messages, without oneself
 */
export function aliasesOf(chosen: Chosen, met: readonly Person[], now: number): string[] {
  const others = met.filter(({ key }) => key !== chosen.key);
  const family = relatives(chosen.name);
  if (family !== null) return others.map(({ key }) => key).filter((key) => family.has(key));
  const known = chosenPerson(chosen, now);
  const fitting = others.filter((person) => couldBe(person, known));
  return fitting.length === 1 && others.length === 1 ? fitting.map(({ key }) => key) : [];
}

/** What the words said of an alias is said of the chosen one; words come before the profile. */
export function merged(known: Person, met: Person): Person {
  return {
    key: known.key,
    ageYears: met.ageYears ?? known.ageYears,
    atMostYears: met.atMostYears ?? known.atMostYears,
    sex: met.sex ?? known.sex,
  };
}
