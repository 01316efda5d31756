/** Whom each word is about: oneself, a named relative, or the patient of a third-person report. */
import type { Token } from "../language/tokens.ts";

export type Person = {
  readonly key: string;
  /** Years, where a number was said. */
  ageYears: number | null;
  /** No older than this, from the word used ("baby", "toddler"); null for a grown person or unknown. */
  atMostYears: number | null;
  sex: "female" | "male" | null;
};

type Kind = { readonly atMostYears: number | null; readonly sex: "female" | "male" | null };
const kindRows: readonly (readonly [words: string, kind: Kind])[] = [
  ["newborn neonate", { atMostYears: 0.08, sex: null }],
  ["baby infant", { atMostYears: 1.5, sex: null }],
  ["toddler preschooler", { atMostYears: 3, sex: null }],
  ["child grandchild stepchild", { atMostYears: 15, sex: null }],
  ["son grandson stepson boy nephew", { atMostYears: 17, sex: "male" }],
  ["daughter granddaughter stepdaughter girl niece", { atMostYears: 17, sex: "female" }],
  ["teen teenager", { atMostYears: 19, sex: null }],
  [
    "father dad daddy papa grandfather grandpa granddad husband boyfriend brother uncle man gentleman male guy",
    { atMostYears: null, sex: "male" },
  ],
  [
    "mother mom mum mommy mama grandmother grandma nan granny nana wife girlfriend sister aunt woman lady female",
    { atMostYears: null, sex: "female" },
  ],
  [
    "parent partner friend neighbor neighbour roommate cousin patient person someone colleague coworker spouse",
    { atMostYears: null, sex: null },
  ],
];
const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  kindRows.flatMap(([words, kind]) => words.split(" ").map((word) => [word, kind])),
);

/** Words for the patient of a report. */
const unnamed = new Set([
  "man",
  "woman",
  "male",
  "female",
  "lady",
  "gentleman",
  "person",
  "guy",
  "patient",
]);
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
  /** Clauses of one's own in which another person stands ("I can't wake him"): their findings may be of either. */
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

const ageUnits: Readonly<Record<string, number>> = {
  year: 1,
  yr: 1,
  y: 1,
  yo: 1,
  month: 1 / 12,
  mo: 1 / 12,
  mth: 1 / 12,
  week: 1 / 52,
  wk: 1 / 52,
  day: 1 / 365,
  m: -1,
  f: -1,
  w: -1,
};
const wordNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
};

/** An age that begins at `at`, in years, with where it ends; or null. */
function ageAt(
  tokens: readonly Token[],
  at: number,
): { years: number; end: number; sex: "female" | "male" | null } | null {
  const word = tokens[at]?.word ?? "";
  const count = /^\d+(\.\d+)?$/.test(word) ? Number(word) : wordNumbers[word];
  if (count === undefined || count > 115) return null;
  const next = tokens[at + 1]?.word === "/" ? tokens[at + 2] : tokens[at + 1];
  const unitWord = next?.word ?? "";
  const unit = ageUnits[next?.stem ?? ""] ?? ageUnits[unitWord];
  const before = tokens[at - 1]?.word ?? "";
  if (unit === undefined) {
    const ageWord =
      before === "age" || before === "aged" || (before === "is" && tokens[at - 2]?.word === "age");
    if (ageWord) return { years: count, end: at, sex: null };
    const measured = [
      "weeks",
      "days",
      "months",
      "hours",
      "times",
      "mg",
      "tablets",
      "pills",
      "of",
      "/",
      "%",
      "degrees",
    ].includes(unitWord);
    if (
      kinds[tokens[at - 1]?.stem ?? ""] !== undefined &&
      count < 100 &&
      Number.isInteger(count) &&
      !measured
    )
      return { years: count, end: at, sex: null };
    const alone = before === "am" && tokens[at - 2]?.word === "i" && count >= 10 && count <= 99;
    const ends =
      next === undefined ||
      next.afterBreak ||
      next.sentence !== tokens[at]?.sentence ||
      ["and", "with", "male", "female", "but", "years", "have"].includes(unitWord);
    if (alone && ends) return { years: count, end: at, sex: null };
    return count >= 10 && (unitWord === "male" || unitWord === "female")
      ? { years: count, end: at + 1, sex: unitWord }
      : null;
  }
  if (unit === -1) {
    const attached = count >= 10 && (unitWord === "m" || unitWord === "f");
    return attached
      ? { years: count, end: at + 1, sex: unitWord === "m" ? "male" : "female" }
      : null;
  }
  if (unitWord === "yo" || unitWord === "y") return { years: count, end: at + 1, sex: null };
  for (let i = at + 2; i <= at + 5; i += 1) {
    const here = tokens[i]?.word ?? "";
    if (here === "old" || here === "o") return { years: count * unit, end: i, sex: null };
    if (!["/", "-", "s", unitWord].includes(here)) break;
  }
  const noun = kinds[tokens[at + 2]?.stem ?? ""];
  if (unit < 1 && noun !== undefined) return { years: count * unit, end: at + 1, sex: null };
  return null;
}

/** Walks through the words once, keeping whom the talk is about now. `carried` is who it was about before. */
export function castOf(
  tokens: readonly Token[],
  people: Map<string, Person>,
  carried: string,
): Cast {
  let current = carried;
  let lastThird = [...people.keys()].findLast((key) => key !== "self") ?? "patient";
  let clause = -1;
  const of: string[] = [];
  const alsoOf = new Map<number, string>();
  /** Has the message spoken of oneself? If not, what stood before the first "he" or "my baby" was about them. */
  let ownWords = false;
  const become = (key: string) => {
    if (key !== "self" && !ownWords && current === "self") of.fill(key);
    current = key;
    if (key !== "self") lastThird = key;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (
      token.word === "i" ||
      token.word === "me" ||
      (token.word === "my" &&
        kinds[tokens[at + 1]?.stem ?? ""] === undefined &&
        ageAt(tokens, at + 1) === null)
    )
      ownWords = true;
    const opens = token.clause !== clause;
    clause = token.clause;
    const age = ageAt(tokens, at);
    if (age !== null) {
      const noun = tokens.slice(age.end + 1, age.end + 3).find((t) => kinds[t.stem] !== undefined);
      const mine = tokens
        .slice(Math.max(0, at - 4), at)
        .some((t) => t.word === "i" || t.word === "am");
      const named = tokens.slice(Math.max(0, at - 3), at).some((t) => kinds[t.stem] !== undefined);
      if (mine) become("self");
      else if (noun !== undefined) become(unnamed.has(noun.stem) ? "patient" : noun.stem);
      else if (
        !named &&
        current === "self" &&
        (tokens[at - 1]?.word === "my" ||
          tokens[at - 1]?.word === "a" ||
          at === 0 ||
          age.sex !== null)
      )
        become(tokens[at - 1]?.word === "my" ? "child" : "patient");
      const person = personFor(people, current, noun === undefined ? undefined : kinds[noun.stem]);
      person.ageYears = age.years;
      if (age.sex !== null) person.sex = age.sex;
      for (; at < age.end; at += 1) of.push(current);
      of.push(current);
      continue;
    }
    const kind = kinds[token.stem];
    const previous = tokens[at - 1]?.word ?? "";
    if (
      kind !== undefined &&
      !(
        previous === "the" &&
        token.stem === "baby" &&
        people.get("self") !== undefined &&
        current === "self"
      )
    ) {
      const verb = tokens
        .slice(at + 1, at + 4)
        .some((t) => t.clause === token.clause && reporting.has(t.stem));
      const afterNumber = tokens.slice(Math.max(0, at - 3), at).some((t) => t.word === "am");
      if (
        !verb &&
        !afterNumber &&
        (possessive.has(previous) || opens || ageUnits[previous] !== undefined)
      ) {
        become(unnamed.has(token.stem) ? "patient" : token.stem);
        personFor(people, current, kind);
      } else if (afterNumber && kind.sex !== null) personFor(people, "self").sex = kind.sex;
    } else if (token.word === "i") {
      const verbs = tokens
        .slice(at + 1, at + 5)
        .filter((t) => !["also", "just", "really", "not", "do"].includes(t.word));
      const verb =
        verbs[0]?.word === "have" && spectator.has(verbs[1]?.stem ?? "") ? verbs[1] : verbs[0];
      if (current === "self" || ownVerbs.has(verb?.stem ?? "") || ownVerbs.has(verb?.word ?? ""))
        become("self");
    } else if (third.has(token.word) && current === "self" && opens) become(lastThird);
    else if (third.has(token.word) && ["he", "she"].includes(token.word) && current === "self")
      become(lastThird);
    if (
      token.word === "my" &&
      current !== "self" &&
      kinds[tokens[at + 1]?.stem ?? ""] === undefined &&
      kinds[tokens[at + 2]?.stem ?? ""] === undefined &&
      ageAt(tokens, at + 1) === null &&
      ["hurt", "is", "are", "feel", "feels", "has", "have"].includes(tokens[at + 2]?.word ?? "")
    )
      become("self");
    if (third.has(token.word) && current === "self") {
      alsoOf.set(token.clause, lastThird);
      personFor(people, lastThird);
    }
    personFor(people, current);
    if (current !== "self" && token.word === "she") personFor(people, current).sex = "female";
    if (current !== "self" && token.word === "he") personFor(people, current).sex = "male";
    of.push(current);
  }
  return { people, of, alsoOf };
}
