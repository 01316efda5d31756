/** Whom a paragraph is for: first aid for a baby is not first aid for an adult. */
import type { Passage } from "#contracts/passage.ts";
import type { Profile } from "#contracts/profile.ts";
import { saysYoungAge } from "#library/young-age.ts";
import { ageOf } from "#safety/person/profile-now.ts";
import { contentSet } from "./content-words.ts";
import type { Asked } from "./dose-fit.ts";
import { type QuoteUnit, unitsOf } from "./quote-units.ts";
import { splitSentences } from "./sentences.ts";

const baby = contentSet("baby babies infant newborn");
const child = contentSet("child children kid kids toddler");
/** Of any age. */
const offspring = contentSet("son daughter boy girl grandson granddaughter niece nephew");
const pregnant = contentSet("pregnant pregnancy breastfeeding");
/** "New mothers often feel low": the months after a birth. */
const afterBirth = contentSet("postpartum postnatal midwife mothers");
const justBorn = contentSet("birth postpartum postnatal midwife newborn baby");

type Group = { members: ReadonlySet<string>; isAsked(words: ReadonlySet<string>): boolean };
const groups: readonly Group[] = [
  {
    members: baby.union(child).union(offspring),
    isAsked: (words) => isAboutChild(words),
  },
  {
    members: pregnant.union(afterBirth),
    isAsked: (words) => !words.isDisjointFrom(pregnant.union(justBorn)),
  },
];

/** The question is about a child of any age. */
export const isAboutChild = (words: ReadonlySet<string>): boolean =>
  isBaby(words) || !words.isDisjointFrom(child.union(offspring));

/** "My 2 year old" says a child without the word: the question's words with it. */
export function withChild(text: string): ReadonlySet<string> {
  const words = contentSet(text);
  return saysYoungAge(text) ? words.union(contentSet("child")) : words;
}

const childUntil = 16;

/** The profile of the one whom it is about is a child's. */
export function isYoung(profile: Profile | null | undefined, now = new Date()): boolean {
  const years = profile == null ? null : ageOf(profile, now.getTime()).years;
  return years !== null && years < childUntil;
}

/** "She has a fever", asked about a child whose age the profile tells. */
export const withWhom = (
  text: string,
  about: { profile?: Profile | null; now?: Date | undefined },
): string => (isYoung(about.profile, about.now) ? `${text}\n(my child)` : text);

/** The page is for children alone, by its title. */
export const isForChildrenAlone = ({ title }: Passage): boolean =>
  !contentSet(title).isDisjointFrom(baby.union(child));

/** "4 month old" is a baby, too. */
const isBaby = (words: ReadonlySet<string>): boolean =>
  !words.isDisjointFrom(baby) || ages.some((age) => words.isSupersetOf(age));
const ages = ["days old", "weeks old", "months old"].map(contentSet);

/** A page of which more opens with the group is a page for it, such as one about teething. */
const mostOfPage = 0.4;

/** The units that open with a child or a pregnancy, on a page for everybody, where nobody spoke of one. */
export function isForOthers(
  passages: readonly Passage[],
  { words }: Asked,
): (unit: QuoteUnit) => boolean {
  const pages = Map.groupBy(passages.flatMap(unitsOf), ({ passage }) => passage.documentId);
  const foreign = (documentId: string) =>
    groups.filter(({ members, isAsked }) => {
      const units = pages.get(documentId) ?? [];
      const named = units.filter((unit) => !openingOf(unit).isDisjointFrom(members));
      return !isAsked(words) && named.length <= mostOfPage * units.length;
    });
  return (unit) =>
    foreign(unit.passage.documentId).some(
      ({ members }) => !openingOf(unit).isDisjointFrom(members),
    );
}

/**
 * Where a page has a sub-heading for a baby or a child and the question is about one, only what stands there: the
 * steps for an adult would harm a baby.
 */
export function forThoseAsked(passages: readonly Passage[], { words }: Asked): readonly Passage[] {
  const group = isBaby(words) ? baby : child;
  if (group === child && words.isDisjointFrom(child)) return passages;
  const own = passages.filter((passage) => !subHeadingOf(passage).isDisjointFrom(group));
  const pages = new Set(own.map(({ documentId }) => documentId));
  return passages.filter(
    (passage) => !pages.has(passage.documentId) || own.includes(passage) || isGeneral(passage),
  );
}

const isGeneral = (passage: Passage): boolean => !passage.heading.includes(": ");

function subHeadingOf({ heading }: Passage): ReadonlySet<string> {
  return contentSet(heading.split(": ").slice(1).join(" "));
}

function openingOf(unit: QuoteUnit): ReadonlySet<string> {
  const [first] = splitSentences(unit.text);
  return contentSet((first?.text ?? "").split(/\s+/).slice(0, 8).join(" "));
}
