/** Which rules hold over a session: per person and per problem. */
import { isCrisisRule } from "./crisis/grade.ts";
import type { Person } from "./findings/people.ts";
import type { Mention } from "./findings/read-message.ts";
import type { Token } from "./language/tokens.ts";
import {
  type FindingId,
  type FindingRef,
  findingIds,
  findingOf,
  isBackground,
  isOfAnybody,
  isSign,
  type Modifier,
} from "./lexicon/index.ts";
import { toldToAnother } from "./rules/for-another.ts";
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
  if (!mention.denied && !mention.history && !mention.onlyAsked) return true;
  if (findingOf(mention.finding).undeniable === true) return true;
  if (mention.denied || mention.history) return false;
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
  const counted = session.mentions.filter((mention) => counts(mention, session));
  const pictures: Picture[] = [];
  for (const person of session.people.values()) {
    for (const problem of problems) {
      const mentions = new Map<FindingId, Mention[]>();
      for (const mention of counted) {
        if (mention.person !== person.key && !isOfAnybody(mention.finding)) continue;
        if (session.problemOf[mention.message] !== problem && !isBackground(mention.finding))
          continue;
        const list = mentions.get(mention.finding);
        if (list === undefined) mentions.set(mention.finding, [mention]);
        else list.push(mention);
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

const refOf = (ref: FindingRef): { id: FindingId; modifier: Modifier | null } => {
  const [id = "", name] = ref.split(":");
  const found = findingIds.find((finding) => finding === id);
  if (found === undefined) throw new Error(`A rule names no finding "${ref}".`);
  return { id: found, modifier: modifiers.find((modifier) => modifier === name) ?? null };
};
type Ref = ReturnType<typeof refOf>;
const modifiers: readonly Modifier[] = ["severe", "sudden", "mild"];

/** A rule with its references taken apart, once. */
type Compiled = {
  readonly rule: Rule;
  readonly crisis: boolean;
  readonly all: readonly Ref[];
  readonly any: readonly (readonly Ref[])[];
  readonly twoOf: readonly (readonly Ref[])[];
  readonly none: readonly Ref[];
  /** The findings of `all`, `any` and `twoOf`. */
  readonly own: ReadonlySet<FindingId>;
};
const compiled: readonly Compiled[] = rules.map((rule) => {
  const all = rule.all.map(refOf);
  const any = (rule.any ?? []).map((group) => group.map(refOf));
  const twoOf = (rule.twoOf ?? []).map((group) => group.map(refOf));
  return {
    rule,
    crisis: isCrisisRule(rule.id),
    all,
    any,
    twoOf,
    none: (rule.none ?? []).map(refOf),
    own: new Set([...all, ...any.flat(), ...twoOf.flat()].map(({ id }) => id)),
  };
});
/** Places of the rules that can't hold without this finding, or without one of its group. */
const placesOf = new Map<FindingId, number[]>();
compiled.forEach((candidate, place) => {
  const [one] = candidate.all;
  const needed = one === undefined ? (candidate.any[0] ?? candidate.twoOf.flat()) : [one];
  for (const id of new Set(needed.map((ref) => ref.id)))
    placesOf.set(id, [...(placesOf.get(id) ?? []), place]);
});

function has(
  ref: Ref,
  { rule, crisis }: Compiled,
  picture: Picture,
  session: Session,
  now: number,
  excluding: boolean,
): boolean {
  const mentions = picture.mentions.get(ref.id);
  if (mentions === undefined) return false;
  const background = isBackground(ref.id);
  const lasts = background && !isSign(ref.id);
  return mentions.some((mention) => {
    if (!lasts && now - mention.at > rule.lookBackHours * hour) return false;
    if (!background) {
      if (mention.message < session.seenUpTo && !crisis) return false;
      if (mention.passed && !rule.countsWhenPassed && !excluding) return false;
    }
    return ref.modifier === null || mention.modifiers.has(ref.modifier);
  });
}

const durationIds: ReadonlySet<FindingId> = new Set([
  "lasting-over-3-days",
  "lasting-over-10-days",
  "lasting-over-3-weeks",
]);
const sameSentence = (a: Mention, b: Mention): boolean =>
  a.message === b.message && a.sentence === b.sentence;
const isBefore = (a: Mention, b: Mention): boolean =>
  a.message < b.message || (a.message === b.message && (a.sentence ?? 0) < (b.sentence ?? 0));

/**
 * "A cold for three weeks. My face droops now.": a time is of the signs in its own sentence, or, in a sentence without any,
 * of what was told before. Only such a time keeps an emergency from being one.
 */
function lastsFor(ref: Ref, { own }: Compiled, picture: Picture): boolean {
  return (picture.mentions.get(ref.id) ?? []).some((time) => {
    let told = false;
    let others = false;
    for (const [id, mentions] of picture.mentions) {
      if (durationIds.has(id) || isBackground(id)) continue;
      const here = mentions.some((mention) => sameSentence(mention, time));
      if (here && own.has(id)) return true;
      others ||= here;
      told ||= own.has(id) && mentions.some((mention) => isBefore(mention, time));
    }
    return told && !others;
  });
}

function excludes(
  ref: Ref,
  candidate: Compiled,
  picture: Picture,
  session: Session,
  now: number,
): boolean {
  if (!has(ref, candidate, picture, session, now, true)) return false;
  const strict = candidate.rule.disposition === "emergency" && durationIds.has(ref.id);
  return !strict || lastsFor(ref, candidate, picture);
}

function holds(candidate: Compiled, picture: Picture, session: Session, now: number): boolean {
  const present = (ref: Ref) => has(ref, candidate, picture, session, now, false);
  return (
    candidate.all.every(present) &&
    candidate.any.every((group) => group.some(present)) &&
    (candidate.twoOf.length === 0 ||
      candidate.twoOf.filter((group) => group.some(present)).length >= 2) &&
    appliesTo(picture.person, candidate.rule.who) &&
    !candidate.none.some((ref) => excludes(ref, candidate, picture, session, now))
  );
}

/** "My father and I both have …": the one who writes is ill, too. */
const saysBoth = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ word }, at) =>
      word === "both" &&
      [tokens[at - 1]?.word, tokens[at + 2]?.word].some(
        (by) => by === "i" || by === "we" || by === "us",
      ),
  );

/** A rule that holds for others alone speaks to the one who is with them. */
export function rulesThatHold(session: Session, now: number): Rule[] {
  const found = new Map<number, "self" | "another">();
  const together = session.read.some(({ tokens }) => saysBoth(tokens));
  for (const picture of picturesOf(session)) {
    const whom = picture.person.key === "self" || together ? "self" : "another";
    for (const id of picture.mentions.keys())
      for (const place of placesOf.get(id) ?? []) {
        const before = found.get(place);
        const candidate = compiled[place];
        if (candidate === undefined || before === "self" || before === whom) continue;
        if (holds(candidate, picture, session, now)) found.set(place, whom);
      }
  }
  return compiled.flatMap(({ rule }, place) => {
    const whom = found.get(place);
    if (whom === undefined) return [];
    return [whom === "self" ? rule : { ...rule, guidance: toldToAnother(rule.guidance) }];
  });
}
