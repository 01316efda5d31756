/** When: how long ago, how long already, and what is over. Hours throughout. */
import type { Token } from "./tokens.ts";

const hoursIn: ReadonlyMap<string, number> = new Map(
  Object.entries({
    minute: 1 / 60,
    min: 1 / 60,
    mins: 1 / 60,
    hour: 1,
    hr: 1,
    hrs: 1,
    h: 1,
    day: 24,
    night: 24,
    week: 168,
    wk: 168,
    wks: 168,
    fortnight: 336,
    month: 730,
    mo: 730,
    mth: 730,
    mths: 730,
    mnth: 730,
    mnths: 730,
    year: 8766,
    yr: 8766,
    yrs: 8766,
    decad: 87_660,
    d: 24,
  }),
);
const numbers: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
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
    fourteen: 14,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    couple: 2,
    few: 3,
    several: 4,
    half: 0.5,
    many: 5,
    past: 1,
    last: 1,
    all: 1,
    whole: 1,
    this: 0.2,
    dozen: 12,
  }),
);

export const numberOf = (word: string | undefined): number | null => {
  if (word === undefined) return null;
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return Number(word.replace(",", "."));
  return numbers.get(word) ?? null;
};

const hoursInYear = hoursIn.get("year");

type Span = { readonly at: number; readonly hours: number; readonly ago: boolean };

const notDuration = new Set([
  "old",
  "pregnant",
  "along",
  "apart",
  "postpartum",
  "gestation",
  "ago",
  "later",
  "before",
  "post",
  "after",
  "every",
  "each",
  "per",
  "premature",
]);

/** "3 days", "a couple of weeks", each with its place and whether "ago" follows. */
function spans(tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  tokens.forEach((token, at) => {
    const unit = hoursIn.get(token.stem) ?? hoursIn.get(token.word);
    if (unit === undefined) return;
    let back = at - 1;
    if (tokens[back]?.word === "of") back -= 1;
    const count = numberOf(tokens[back]?.word);
    if (count === null) {
      if (tokens[at + 1]?.word === "ago") found.push({ at, hours: 3 * unit, ago: true });
      else if (tokens[back]?.word === "for" && token.word.endsWith("s"))
        found.push({ at, hours: 3 * unit, ago: false });
      return;
    }
    if (unit === hoursInYear && ["am", "is", "aged", "age"].includes(tokens[back - 1]?.word ?? ""))
      return;
    const next = tokens[at + 1]?.word ?? "";
    // "BP 122/73 HR 98": a heart rate.
    if (token.word === "hr" && numberOf(next) !== null) return;
    const ago = next === "ago" || next === "back";
    if (tokens[back - 1]?.word === "every" || tokens[back - 1]?.word === "in") return;
    if (ago || !notDuration.has(next)) found.push({ at, hours: count * unit, ago });
  });
  return found;
}

const ongoing = new Set(["sinc", "start", "begin", "for", "onset", "ongoing", "still"]);
const fixedTimes: readonly (readonly [string, string, number])[] = [
  ["last", "year", 8766],
  ["last", "month", 730],
  ["last", "week", 168],
  ["last", "summer", 4000],
  ["last", "winter", 4000],
  ["years", "ago", 20_000],
  ["long", "ago", 20_000],
  ["as", "child", 90_000],
  ["in", "childhood", 90_000],
  ["in", "past", 9000],
  ["last", "night", 10],
  ["used", "to", 9000],
];

const fixedByFirst = new Map<string, (readonly [string, number])[]>();
for (const [first, second, hours] of fixedTimes)
  fixedByFirst.set(first, [...(fixedByFirst.get(first) ?? []), [second, hours]]);

/** "Over the last week" and "last week and back today" reach to now. */
const spanning = new Set(["over", "during", "within", "throughout", "in", "for", "the", "this"]);
const returning = new Set(["today", "now", "again"]);
function reachesNow(tokens: readonly Token[], at: number): boolean {
  if (spanning.has(tokens[at - 1]?.word ?? "")) return true;
  return tokens.some(
    ({ word, sentence }, i) =>
      i > at &&
      sentence === tokens[at]?.sentence &&
      (word === "again" || (word === "back" && returning.has(tokens[i + 1]?.word ?? ""))),
  );
}

const historyWords = new Set([
  "history",
  "hx",
  "previous",
  "prior",
  "previously",
  "pmh",
  "pmhx",
  "h/o",
  "once",
]);

const noTimes: readonly (readonly [string, number])[] = [];

type Past = { readonly at: number; readonly hours: number };

/** Words that put a clause into the past, with their places. */
function pastWords(tokens: readonly Token[]): Past[] {
  const found: Past[] = spans(tokens).filter((span) => span.ago);
  tokens.forEach((token, at) => {
    for (const [second, hours] of fixedByFirst.get(token.word) ?? noTimes) {
      const next =
        tokens[at + 1]?.word === "a" || tokens[at + 1]?.word === "the"
          ? tokens[at + 2]
          : tokens[at + 1];
      if (next?.word !== second && next?.stem !== second) continue;
      if (token.word === "last" && reachesNow(tokens, at)) continue;
      found.push({ at, hours });
    }
    if (token.word === "yesterday") found.push({ at, hours: 20 });
    if (token.word === "in" && /^(19|20)\d\d$/.test(tokens[at + 1]?.word ?? ""))
      found.push({ at, hours: 9000 });
    if (token.word === "when" && tokens[at + 1]?.word === "i" && tokens[at + 2]?.word === "was")
      found.push({ at, hours: 20_000 });
  });
  return found;
}

const timeLeads = new Set(
  "about around over roughly like maybe it was some so and of ago back exactly nearly almost only just".split(
    " ",
  ),
);

/**
 * For each token, how many hours ago its clause says that things were; 0 is now. A time at the head of a clause holds for
 * all of it, one at its end for what stands before: "gave birth a month ago and feel hopeless" is hopeless now.
 */
export function hoursAgo(tokens: readonly Token[]): number[] {
  const goesOn = ongoingClauses(tokens);
  const ago = tokens.map(() => 0);
  for (const past of pastWords(tokens)) {
    const clause = tokens[past.at]?.clause;
    if (clause === undefined || goesOn.has(clause)) continue;
    let opening = past.at;
    while (tokens[opening - 1]?.clause === clause) opening -= 1;
    const atHead = tokens
      .slice(opening, past.at)
      .every((token) => timeLeads.has(token.word) || numberOf(token.word) !== null);
    for (let at = opening; tokens[at]?.clause === clause && (atHead || at <= past.at); at += 1)
      ago[at] = Math.max(past.hours, ago[at] ?? 0);
  }
  return ago;
}

const ongoingClauses = (tokens: readonly Token[]): ReadonlySet<number> =>
  new Set(tokens.filter((token) => ongoing.has(token.stem)).map((token) => token.clause));

const presentVerbs = new Set([
  "present",
  "come",
  "complain",
  "now",
  "today",
  "develop",
  "report",
  "has",
  "have",
  "having",
  "with",
  "arrive",
  "who",
  "wake",
  "notice",
]);

/** True where "history of" or "previous" stands shortly before, with no verb of the present between. */
export function isHistory(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i <= 5; i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return false;
    if (historyWords.has(token.word)) {
      const dayHistory = tokens[i - 1] !== undefined && hoursIn.has(tokens[i - 1]?.stem ?? "");
      return !dayHistory;
    }
    if (presentVerbs.has(token.stem) || presentVerbs.has(token.word)) return false;
  }
  return false;
}

/** How long things are said to last already, in hours, with the place of each. */
export function durations(tokens: readonly Token[]): { at: number; hours: number }[] {
  const goesOn = ongoingClauses(tokens);
  return spans(tokens).filter((span) => !span.ago || goesOn.has(tokens[span.at]?.clause ?? -1));
}

const overPhrases = [
  "gone now",
  "went away",
  "gone away",
  "fine now",
  "ok now",
  "okay now",
  "better now",
  "resolved",
  "has stopped",
  "cleared up",
  "has passed",
  "back to normal",
  "all better",
  "is gone",
  "has gone",
  "normal again",
  "completely better",
  "feel fine now",
  "good now",
  "disappeared",
  "went back",
  "fine again",
  "is ok now",
  "gone but",
  "gone and",
];

const overByFirst = new Map<string, string[][]>();
for (const phrase of overPhrases) {
  const parts = phrase.split(" ");
  const first = parts[0] ?? "";
  overByFirst.set(first, [...(overByFirst.get(first) ?? []), parts]);
}

/** The tokens' places from which on it is said that things are over ("fine now", "it went away"). */
export function overAt(tokens: readonly Token[]): number[] {
  const places: number[] = [];
  tokens.forEach((token, at) => {
    const candidates = overByFirst.get(token.word);
    if (!candidates?.some((parts) => parts.every((part, i) => tokens[at + i]?.word === part)))
      return;
    const denied = tokens
      .slice(Math.max(0, at - 3), at)
      .some(({ word }) => word === "not" || word === "never" || word === "until" || word === "if");
    if (!denied) places.push(at);
  });
  return places;
}
