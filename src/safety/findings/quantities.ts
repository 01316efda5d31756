/**
 * Findings that are numbers: temperature, blood pressure, pulse, breathing, oxygen, blood sugar, weeks of pregnancy.
 * Thresholds are named here and in the findings' titles; children's pulse and breathing are left out, they vary by age.
 */
import { durations, numberOf } from "../language/time.ts";
import type { Token } from "../language/tokens.ts";
import type { FindingId } from "../lexicon/index.ts";
import { wordClasses } from "../lexicon/words.ts";

export type Measured = {
  readonly finding: FindingId;
  readonly start: number;
  readonly end: number;
  /** Where it is said, when that isn't at its start: a duration is of the whole message. */
  readonly said?: number;
};

const isNumber = (token: Token | undefined): boolean =>
  token !== undefined && /^\d+(\.\d+)?$/.test(token.word.replace(",", "."));

/** Within `reach` tokens on either side, in the same sentence, stands one of `names`. */
function near(
  tokens: readonly Token[],
  at: number,
  names: ReadonlySet<string>,
  reach: number,
): boolean {
  for (let i = Math.max(0, at - reach); i <= at + reach; i += 1) {
    const token = tokens[i];
    if (
      token !== undefined &&
      token.sentence === tokens[at]?.sentence &&
      (names.has(token.stem) || names.has(token.word))
    )
      return true;
  }
  return false;
}

/** The nearest name stands before the number, with no other number between. */
function labelled(
  tokens: readonly Token[],
  at: number,
  names: ReadonlySet<string>,
  reach = 6,
): boolean {
  for (let i = at - 1; i >= Math.max(0, at - reach); i -= 1) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return false;
    if (names.has(token.stem)) return true;
    if (isNumber(token)) return false;
  }
  return false;
}

function celsius(tokens: readonly Token[], at: number, value: number): number | null {
  let next = at + 1;
  while (["°", "degree", "degrees", "deg"].includes(tokens[next]?.word ?? "")) next += 1;
  const unit = tokens[next]?.word ?? "";
  if ((unit === "f" || unit === "fahrenheit") && value > 85 && value < 115)
    return ((value - 32) * 5) / 9;
  if ((unit === "c" || unit === "celsius" || unit === "centigrade") && value > 25 && value < 45)
    return value;
  if (saysReading(tokens, at) && value >= 37.5 && value <= 42.5) return value;
  const named = near(tokens, at, temperatureNames, 6) && !isPaired(tokens, at);
  const degrees = next > at + 1;
  if (!named && !degrees) return null;
  if (value >= 95 && value <= 110) return ((value - 32) * 5) / 9;
  if (value >= 34 && value <= 43) return value;
  return null;
}
const temperatureNames = new Set(["fever", "temperature"]);
const isPaired = (tokens: readonly Token[], at: number) => {
  const unit = tokens[at + 1]?.word ?? "";
  return (
    [
      "/",
      "%",
      "year",
      "years",
      "yo",
      "y",
      "weeks",
      "week",
      "days",
      "day",
      "months",
      "month",
      "hours",
      "hour",
      "hrs",
      "mg",
      "ml",
      "minutes",
      "over",
      "times",
      "pm",
      "am",
      "bpm",
      "lbs",
      "kg",
    ].includes(unit) || tokens[at - 1]?.word === "/"
  );
};

const readingVerbs = new Set([
  "is",
  "was",
  "at",
  "reads",
  "says",
  "hit",
  "now",
  "reading",
  "still",
  "got",
  "with",
  "of",
  "have",
  "has",
  "running",
  "temp",
  "hits",
]);
/** "He's 38.3 now": a bare number with one decimal, in the range of a fever. */
const saysReading = (tokens: readonly Token[], at: number): boolean =>
  /^\d\d[.,]\d$/.test(tokens[at]?.word ?? "") &&
  readingVerbs.has(tokens[at - 1]?.word ?? "") &&
  !isPaired(tokens, at) &&
  !tokens
    .slice(0, at)
    .some((token) => bodyMeasures.has(token.word) && token.sentence === tokens[at]?.sentence);
const bodyMeasures = new Set(["bmi", "weight", "weigh", "weighs", "waist", "height"]);

function temperatureFindings(value: number): FindingId[] {
  if (value < 35) return ["temperature-low", "temperature-under-36"];
  if (value < 36) return ["temperature-under-36"];
  const found: FindingId[] = [];
  if (value >= 37.95) found.push("fever");
  if (value >= 39.4) found.push("fever-high");
  if (value >= 40.5) found.push("fever-very-high");
  return found;
}

const pressureNames = new Set(["blood-pressure"]);
const sugarNames = new Set(["blood-sugar"]);
const oxygenNames = new Set(["oxygen-level"]);
const pulseNames = new Set(["pulse-rate", "tachycardia", "heart"]);
const breathNames = new Set(["breathing-rate"]);

function pressureFindings(upper: number, lower: number | null): FindingId[] {
  if (upper >= 180 || (lower !== null && lower >= 120))
    return ["blood-pressure-very-high", "blood-pressure-high"];
  if (upper >= 140 || (lower !== null && lower >= 90)) return ["blood-pressure-high"];
  return upper < 90 ? ["blood-pressure-very-low"] : [];
}

function sugarFindings(value: number, mmol: boolean): FindingId[] {
  const mg = mmol || value < 34 ? value * 18 : value;
  if (mg >= 400) return ["sugar-high", "sugar-very-high"];
  if (mg >= 250) return ["sugar-high"];
  return mg < 70 && mg > 10 ? ["sugar-low"] : [];
}

function oxygenFindings(value: number): FindingId[] {
  if (value > 50 && value < 92) return ["oxygen-low", "oxygen-very-low"];
  if (value >= 92 && value < 94) return ["oxygen-low"];
  return value >= 94 && value < 95 ? ["oxygen-just-low"] : [];
}

function pulseFindings(value: number): FindingId[] {
  if (value >= 130 && value < 260) return ["pulse-very-fast"];
  return value > 15 && value < 40 ? ["pulse-very-slow"] : [];
}

function numberFindings(tokens: readonly Token[], at: number): Measured[] {
  const value = Number(tokens[at]?.word.replace(",", "."));
  const next = tokens[at + 1]?.word ?? "";
  const as = (ids: readonly FindingId[], end = at): Measured[] =>
    ids.map((finding) => ({ finding, start: at, end }));
  if (
    (next === "/" || next === "over") &&
    isNumber(tokens[at + 2]) &&
    value >= 50 &&
    value <= 300
  ) {
    const lower = Number(tokens[at + 2]?.word);
    const plain = near(tokens, at, pressureNames, 8) || value > 60;
    return plain && lower >= 20 && lower < value ? as(pressureFindings(value, lower), at + 2) : [];
  }
  if (tokens[at - 1]?.word === "/" || tokens[at - 1]?.word === "over") return [];
  if (labelled(tokens, at, sugarNames))
    return as(sugarFindings(value, near(tokens, at, new Set(["mmol"]), 2)));
  if (labelled(tokens, at, oxygenNames)) return as(oxygenFindings(value));
  if (labelled(tokens, at, pressureNames, 4) && value >= 50 && value <= 300)
    return as(pressureFindings(value, null));
  if (labelled(tokens, at, breathNames, 4))
    return as(value >= 28 && value < 80 ? ["breathing-fast"] : []);
  if (
    labelled(tokens, at, pulseNames, 4) ||
    next === "bpm" ||
    tokens[at + 1]?.stem === "pulse-rate"
  )
    return as(pulseFindings(value));
  const warm = celsius(tokens, at, value);
  return warm === null ? [] : as(temperatureFindings(warm));
}

const pregnancyWords = new Set(["pregnant", "along", "gestation", "gestational"]);
const maternityWords = new Set(["water", "contraction", "midwife", "womb", "fetus", "kick"]);

/** "30 weeks pregnant", or "30 weeks and my water broke". */
function saysPregnant(tokens: readonly Token[], at: number): boolean {
  if (tokens.slice(at + 2, at + 5).some((t) => pregnancyWords.has(t.stem))) return true;
  const before = tokens[at - 1]?.word ?? "";
  const next = tokens[at + 2];
  const after = next?.sentence === tokens[at]?.sentence ? next : undefined;
  const count = numberOf(tokens[at]?.word) ?? 0;
  const ends =
    after === undefined || after.afterBreak || ["and", "with", "but"].includes(after.word);
  if (["am", "is", "at", "now"].includes(before) && ends && count >= 5 && count <= 42) return true;
  const alone = at === 0 || (tokens[at]?.afterBreak === true && after === undefined);
  const cramps = tokens.some((t) => t.stem === "cramp" || t.stem === "tighten");
  if (alone && (ends || cramps) && count >= 20 && count <= 42) return true;
  return (
    !["for", "past", "last", "every", "in"].includes(before) &&
    tokens.some((t) => maternityWords.has(t.stem))
  );
}

const pregnancyUnits = new Set(["week", "wk", "wks", "month"]);

function pregnancyWeeks(tokens: readonly Token[], at: number): Measured[] {
  const unit = tokens[at + 1]?.stem ?? "";
  const count = numberOf(tokens[at]?.word);
  if (count === null || !pregnancyUnits.has(unit)) return [];
  if (!saysPregnant(tokens, at)) return [];
  const weeks = unit === "month" ? count * 4.3 : count;
  const found: Measured[] = [{ finding: "pregnant", start: at, end: at + 2 }];
  if (weeks >= 20) found.push({ finding: "pregnant-over-20-weeks", start: at, end: at + 2 });
  if (weeks >= 20 && weeks < 37)
    found.push({ finding: "contractions-early", start: at, end: at + 2 });
  return found;
}

const medicines = new Set(wordClasses.medicine.split(" "));
const swallowed = new Set(["take", "swallow", "eat", "ingest"]);

/** "Took 15 tablets": eight or more at once is never a dose. */
function tabletsTaken(tokens: readonly Token[], at: number): Measured[] {
  const count = numberOf(tokens[at]?.word);
  if (count === null || count < 8 || count > 1000) return [];
  const after = tokens.slice(at + 1, at + 5).filter((t) => t.sentence === tokens[at]?.sentence);
  const unit = after[0]?.word ?? "";
  if (
    !after.some((t) => medicines.has(t.stem)) ||
    ["mg", "ml", "mcg", "days", "weeks", "years", "months", "hours", "milligrams"].includes(unit)
  )
    return [];
  const before = tokens.slice(Math.max(0, at - 5), at);
  const past = before.some(
    (t) => swallowed.has(t.stem) && t.word !== "take" && t.word !== "takes" && t.word !== "taking",
  );
  return past
    ? [
        { finding: "medicine-too-much", start: at, end: at + 1 },
        { finding: "overdose-said", start: at, end: at + 1 },
      ]
    : [];
}

/** All measured findings of a message; how long it lasts is one of them. */
export function measure(tokens: readonly Token[]): Measured[] {
  const found: Measured[] = [];
  tokens.forEach((token, at) => {
    if (numberOf(token.word) === null) return;
    if (isNumber(token)) found.push(...numberFindings(tokens, at));
    found.push(...pregnancyWeeks(tokens, at), ...tabletsTaken(tokens, at));
  });
  for (const { at, hours } of durations(tokens)) {
    const whole = { start: 0, end: 0, said: at };
    if (hours >= 72) found.push({ finding: "lasting-over-3-days", ...whole });
    if (hours > 240) found.push({ finding: "lasting-over-10-days", ...whole });
    if (hours >= 504) found.push({ finding: "lasting-over-3-weeks", ...whole });
  }
  return found;
}
