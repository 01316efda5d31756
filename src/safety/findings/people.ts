/** Whom each word is about: oneself, a named relative, or the patient of a third-person report. */
import type { Token } from "../language/tokens.ts";
import { ageAt, ageUnits } from "./ages.ts";
import { type Kind, kinds, unnamed } from "./person-words.ts";

export type Person = {
  readonly key: string;
  /** Years, where a number was said. */
  ageYears: number | null;
  /** No older than this, from the word used ("baby", "toddler"); null for a grown person or unknown. */
  atMostYears: number | null;
  sex: "female" | "male" | null;
};

const reporting = new Set([
  "say",
  "think",
  "tell",
  "want",
  "ask",
  "believe",
  "notice",
  "give",
  "call",
  "worry",
  "know",
  "see",
  "told",
  "said",
  "take",
  "drive",
  "suggest",
  "recommend",
  "wonder",
  "keep",
]);
const bearing = new Set(["had", "having", "delivered", "expecting", "carrying"]);
const third = new Set(["he", "she", "him", "her", "his", "himself", "herself"]);
const possessive = new Set(["my", "our", "the", "a", "an", "his", "her", "this", "old", "another"]);
/** After "I": things that one has or feels oneself; with other verbs ("I think", "when I press") the talk stays with the other person. */
const ownVerbs = new Set(
  "have feel am was had got get hurt fall vomit faint cough bleed wake woke lose burn cut hit suffer swallow ache threw shake sweat".split(
    " ",
  ),
);
const spectator = new Set([
  "give",
  "call",
  "notice",
  "try",
  "take",
  "see",
  "tell",
  "check",
  "put",
  "ask",
  "hear",
  "measure",
]);

export type Cast = {
  readonly people: Map<string, Person>;
  readonly of: readonly string[];
  /** Clauses whose findings may be of another person too: "I can't wake him"; "It's for my girl. My chest hurts." */
  readonly alsoOf: ReadonlyMap<number, string>;
};

function personFor(people: Map<string, Person>, key: string, kind?: Kind): Person {
  let person = people.get(key);
  if (person === undefined) {
    person = {
      key,
      ageYears: null,
      atMostYears: kind?.atMostYears ?? null,
      sex: kind?.sex ?? null,
    };
    people.set(key, person);
  }
  if (kind?.sex != null && person.sex === null) person.sex = kind.sex;
  return person;
}

/** The walk through a message: whom the talk is about now. */
type Walk = {
  readonly tokens: readonly Token[];
  readonly people: Map<string, Person>;
  readonly of: string[];
  readonly alsoOf: Map<number, string>;
  current: string;
  lastThird: string;
  /** Has the message spoken of oneself? If not, what stood before the first "he" or "my baby" was about them. */
  ownWords: boolean;
  /** "Found him in the snow, mumbling": clauses after it without a subject may be of either too. */
  objectOf: string | null;
  sentence: SentenceSoFar;
};

/** What has been met in the sentence: what was said before it must not take its signs apart. */
type SentenceSoFar = {
  readonly from: number;
  /** Whom the talk was about when it began. */
  readonly about: string;
  own: boolean;
  /** Somebody else was named ("someone" aside), or stood in a pronoun. */
  others: boolean;
  /** "I think …", "I gave …": the talk stays with the other person. */
  watching: boolean;
};

const sentenceAt = (from: number, about: string): SentenceSoFar => ({
  from,
  about,
  own: false,
  others: false,
  watching: false,
});
const speaksOfSelf = new Set(["i", "me"]);
const anyone = new Set(["someone", "person"]);

function mayBeOf(walk: Walk, key: string): void {
  for (const token of walk.tokens.slice(walk.sentence.from, walk.of.length))
    walk.alsoOf.set(token.clause, key);
}

/** "It's for my girl. I can't walk straight": a sentence that speaks of oneself alone may be meant as it stands. */
function endSentence(walk: Walk): void {
  const { about, own, others, watching } = walk.sentence;
  if (about !== "self" && own && !others && !watching) mayBeOf(walk, "self");
}

const wordAt = (walk: Walk, at: number): string => walk.tokens[at]?.word ?? "";
const kindAt = (walk: Walk, at: number): Kind | undefined => kinds.get(walk.tokens[at]?.stem ?? "");

function become(walk: Walk, key: string): void {
  if (key !== "self" && !walk.ownWords && walk.current === "self") walk.of.fill(key);
  else if (key !== "self" && !walk.sentence.own && !walk.sentence.others) mayBeOf(walk, key);
  walk.current = key;
  if (key !== "self") walk.lastThird = key;
}

/** "My" before something that is no person and no age: one's own. */
const isOwn = (walk: Walk, at: number): boolean =>
  wordAt(walk, at) === "my" &&
  kindAt(walk, at + 1) === undefined &&
  ageAt(walk.tokens, at + 1) === null;

/** "I am 30", "my 3 year old", "65M with": whose age it is. Gives the place of its last word, or null. */
function readAge(walk: Walk, at: number): number | null {
  const age = ageAt(walk.tokens, at);
  if (age === null) return null;
  const { sentence } = walk.tokens[at] ?? {};
  const before = walk.tokens.slice(Math.max(0, at - 4), at).filter((t) => t.sentence === sentence);
  const noun = walk.tokens
    .slice(age.end + 1, age.end + 3)
    .find((t) => t.sentence === sentence && kinds.get(t.stem) !== undefined);
  const previous = wordAt(walk, at - 1);
  const named = before.slice(-3).some((t) => kinds.get(t.stem) !== undefined);
  if (before.some((t) => t.word === "i" || t.word === "am")) become(walk, "self");
  else if (noun !== undefined) become(walk, unnamed.has(noun.stem) ? "patient" : noun.stem);
  else if (
    !named &&
    walk.current === "self" &&
    (previous === "my" || previous === "a" || at === 0 || age.sex !== null)
  )
    become(walk, previous === "my" ? "child" : "patient");
  const person = personFor(
    walk.people,
    walk.current,
    noun === undefined ? undefined : kinds.get(noun.stem),
  );
  person.ageYears = age.years;
  if (age.sex !== null) person.sex = age.sex;
  return age.end;
}

/** "My father has …" is about him; "my father says …" isn't. */
function readPersonWord(walk: Walk, at: number, kind: Kind, opens: boolean): void {
  const token = walk.tokens[at];
  if (token === undefined) return;
  const previous = wordAt(walk, at - 1);
  if (previous === "the" && token.stem === "baby" && walk.current === "self") return;
  // "I had a baby last week" goes on about the mother.
  if (kind.atMostYears !== null && bearing.has(wordAt(walk, at - 2))) return;
  const before = walk.tokens.slice(Math.max(0, at - 3), at);
  if (before.some((t) => t.word === "am" && t.sentence === token.sentence)) {
    if (kind.sex !== null) personFor(walk.people, "self").sex = kind.sex;
    return;
  }
  const reports = walk.tokens
    .slice(at + 1, at + 4)
    .some((t) => t.clause === token.clause && reporting.has(t.stem));
  const small = kind.atMostYears !== null && kind.atMostYears <= 0.1 && !walk.ownWords;
  if (
    reports ||
    !(possessive.has(previous) || opens || small || ageUnits.get(previous) !== undefined)
  )
    return;
  become(walk, unnamed.has(token.stem) ? "patient" : token.stem);
  personFor(walk.people, walk.current, kind);
}

/** "I have …" comes back to oneself; "I think", "when I press" stays with the other person. */
function readFirstPerson(walk: Walk, at: number): void {
  const verbs = walk.tokens
    .slice(at + 1, at + 5)
    .filter((t) => !["also", "just", "really", "not", "do"].includes(t.word));
  const verb =
    verbs[0]?.word === "have" && spectator.has(verbs[1]?.stem ?? "") ? verbs[1] : verbs[0];
  const own = ownVerbs.has(verb?.stem ?? "") || ownVerbs.has(verb?.word ?? "");
  if (walk.current === "self" || own || verbs.some((t) => t.word === "birth")) become(walk, "self");
  else if (spectator.has(verb?.stem ?? "") || reporting.has(verb?.stem ?? ""))
    walk.sentence.watching = true;
}

const ownState = new Set(["hurt", "is", "are", "feel", "feels", "has", "have"]);

function readPronoun(walk: Walk, at: number, opens: boolean): void {
  const word = wordAt(walk, at);
  if (third.has(word) && walk.current === "self" && (opens || word === "he" || word === "she"))
    become(walk, walk.lastThird);
  if (
    walk.current !== "self" &&
    isOwn(walk, at) &&
    kindAt(walk, at + 2) === undefined &&
    ownState.has(wordAt(walk, at + 2))
  )
    become(walk, "self");
  if (third.has(word) && walk.current === "self") {
    walk.alsoOf.set(walk.tokens[at]?.clause ?? -1, walk.lastThird);
    walk.objectOf = walk.lastThird;
    personFor(walk.people, walk.lastThird);
  }
  const person = personFor(walk.people, walk.current);
  if (walk.current !== "self" && word === "she") person.sex = "female";
  if (walk.current !== "self" && word === "he") person.sex = "male";
}

/** Walks through the words once, keeping whom the talk is about. `carried` is who it was about before. */
export function castOf(
  tokens: readonly Token[],
  people: Map<string, Person>,
  carried: string,
): Cast {
  const lastThird = [...people.keys()].findLast((key) => key !== "self") ?? "patient";
  const walk: Walk = {
    tokens,
    people,
    of: [],
    alsoOf: new Map(),
    current: carried,
    lastThird,
    ownWords: false,
    objectOf: null,
    sentence: sentenceAt(0, carried),
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const opens = at === 0 || tokens[at]?.clause !== tokens[at - 1]?.clause;
    if (at > 0 && tokens[at]?.sentence !== tokens[at - 1]?.sentence) {
      endSentence(walk);
      walk.sentence = sentenceAt(at, walk.current);
    }
    if (speaksOfSelf.has(wordAt(walk, at)) || isOwn(walk, at)) {
      walk.ownWords = true;
      walk.sentence.own = true;
      walk.objectOf = null;
    }
    if (opens && walk.objectOf !== null && walk.current === "self")
      walk.alsoOf.set(tokens[at]?.clause ?? -1, walk.objectOf);
    const ageEnd = readAge(walk, at);
    if (ageEnd !== null) {
      for (; at < ageEnd; at += 1) walk.of.push(walk.current);
    } else {
      const kind = kindAt(walk, at);
      if (kind !== undefined) readPersonWord(walk, at, kind, opens);
      else if (wordAt(walk, at) === "i") readFirstPerson(walk, at);
      readPronoun(walk, at, opens);
    }
    const word = wordAt(walk, at);
    if (third.has(word) || (kindAt(walk, at) !== undefined && !anyone.has(word)))
      walk.sentence.others = true;
    walk.of.push(walk.current);
  }
  endSentence(walk);
  return { people, of: walk.of, alsoOf: walk.alsoOf };
}
