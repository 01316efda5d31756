/** Ages as people write them: "3 week old", "6 yo", "72 y/o", "65M", "my son, 2". */
import type { Token } from "../language/tokens.ts";
import { kinds } from "./person-words.ts";

export const ageUnits: ReadonlyMap<string, number> = new Map(
  Object.entries({
    year: 1,
    yr: 1,
    yrs: 1,
    y: 1,
    yo: 1,
    month: 1 / 12,
    mo: 1 / 12,
    mth: 1 / 12,
    mths: 1 / 12,
    mnth: 1 / 12,
    mnths: 1 / 12,
    week: 1 / 52,
    wk: 1 / 52,
    wks: 1 / 52,
    day: 1 / 365,
    m: -1,
    f: -1,
    w: -1,
  }),
);
const wordNumbers: ReadonlyMap<string, number> = new Map(
  Object.entries({
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
  }),
);

const isPlainNumber = (word: string): boolean => isDigit(word) && /^\d+(\.\d+)?$/.test(word);
const isDigit = (word: string): boolean => word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57;

/** An age that begins at `at`, in years, with where it ends; or null. */
export function ageAt(
  tokens: readonly Token[],
  at: number,
): { years: number; end: number; sex: "female" | "male" | null } | null {
  const word = tokens[at]?.word ?? "";
  const count = isPlainNumber(word) ? Number(word) : wordNumbers.get(word);
  if (count === undefined || count > 115) return null;
  const next = tokens[at + 1]?.word === "/" ? tokens[at + 2] : tokens[at + 1];
  const unitWord = next?.word ?? "";
  const unit = ageUnits.get(next?.stem ?? "") ?? ageUnits.get(unitWord);
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
      kinds.get(tokens[at - 1]?.stem ?? "") !== undefined &&
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
  const named = kinds.get(tokens[at - 1]?.stem ?? "")?.atMostYears ?? null;
  if (named !== null && unit < 1 && unit > 1 / 100)
    return { years: count * unit, end: at + 1, sex: null };
  const noun = kinds.get(tokens[at + 2]?.stem ?? "");
  if (unit < 1 && noun !== undefined) return { years: count * unit, end: at + 1, sex: null };
  return null;
}
