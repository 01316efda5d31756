/** Which rules hold over a session: per person and per problem. */
import type { Person } from "./findings/people.ts";
import type { Mention } from "./findings/read-message.ts";
import { type FindingId, type FindingRef, findingOf } from "./lexicon/index.ts";
import { rules } from "./rules/index.ts";
import type { Rule, Who } from "./rules/rule.ts";
import type { Session } from "./session.ts";

const hour = 3_600_000;
const personal = new Set([
  "i",
  "me",
  "my",
  "myself",
  "he",
  "she",
  "him",
  "her",
  "friend",
  "son",
  "daughter",
  "someone",
  "we",
  "they",
  "his",
]);

/** Findings of the mind area are counted although they stand in a question, when a person stands in it too. */
function counts(mention: Mention, session: Session): boolean {
  const finding = findingOf(mention.finding);
  if (finding.undeniable === true) return true;
  if (mention.denied || mention.history) return false;
  if (!mention.onlyAsked) return true;
  const crisis =
    mention.finding === "suicidal-thoughts" ||
    mention.finding === "self-harm-now" ||
    mention.finding === "violence-at-home";
  return (
    crisis &&
    (session.read[mention.message]?.tokens ?? []).some((token) => personal.has(token.word))
  );
}

export type Picture = {
  readonly person: Person;
  readonly mentions: ReadonlyMap<FindingId, readonly Mention[]>;
};

/** One picture for each person and problem; what holds over time is in all of that person's. */
export function picturesOf(session: Session): Picture[] {
  const problems = [...new Set(session.problemOf)];
  const pictures: Picture[] = [];
  for (const person of session.people.values()) {
    for (const problem of problems) {
      const mentions = new Map<FindingId, Mention[]>();
      for (const mention of session.mentions) {
        const background = findingOf(mention.finding).kind === "background";
        if (mention.person !== person.key || !counts(mention, session)) continue;
        if (!background && session.problemOf[mention.message] !== problem) continue;
        const list = mentions.get(mention.finding) ?? [];
        list.push(mention);
        mentions.set(mention.finding, list);
      }
      if (mentions.size > 0) pictures.push({ person, mentions });
    }
  }
  return pictures;
}

function appliesTo(person: Person, who: Who | undefined): boolean {
  if (who === undefined) return true;
  const { ageYears, atMostYears } = person;
  if (who.other === true && person.key === "self") return false;
  if (who.underYears !== undefined) {
    const known = ageYears ?? atMostYears;
    if (known === null || (ageYears === null ? known > who.underYears : known >= who.underYears))
      return false;
  }
  if (who.fromYears !== undefined) {
    const known = ageYears ?? atMostYears;
    if (known !== null && known < who.fromYears) return false;
    if (who.fromYears >= 40 && known === null) return false;
  }
  return who.sex === undefined || person.sex === null || person.sex === who.sex;
}

const crisisIds = new Set([
  "suicide-act",
  "suicide-act-likely",
  "suicide-plan",
  "suicide-means",
  "suicidal-thoughts",
  "self-harm",
  "self-harm-possible",
  "violence-danger",
  "violence-at-home",
  "sexual-assault",
  "child-at-risk",
]);
export const isCrisisRule = (id: string): boolean => crisisIds.has(id);

type Test = (ref: FindingRef, excluding?: boolean) => boolean;

function testOf(picture: Picture, rule: Rule, session: Session, now: number): Test {
  return (ref, excluding = false) => {
    const [id = "", modifier] = ref.split(":");
    for (const [finding, mentions] of picture.mentions) {
      if (finding !== id) continue;
      const background = findingOf(finding).kind === "background";
      return mentions.some((mention) => {
        if (!background && mention.message < session.seenUpTo && !isCrisisRule(rule.id))
          return false;
        if (!background && now - mention.at > rule.lookBackHours * hour) return false;
        if (mention.passed && !rule.countsWhenPassed && !excluding && !background) return false;
        return modifier === undefined || [...mention.modifiers].some((m) => m === modifier);
      });
    }
    return false;
  };
}

export function holds(rule: Rule, picture: Picture, session: Session, now: number): boolean {
  if (!appliesTo(picture.person, rule.who)) return false;
  const has = testOf(picture, rule, session, now);
  if (!rule.all.every((ref) => has(ref))) return false;
  if (!(rule.any ?? []).every((group) => group.some((ref) => has(ref)))) return false;
  return !(rule.none ?? []).some((ref) => has(ref, true));
}

export function rulesThatHold(session: Session, now: number): Rule[] {
  const pictures = picturesOf(session);
  return rules.filter((rule) => pictures.some((picture) => holds(rule, picture, session, now)));
}
