/** Numbers with their units, in one form: "two tablets", "500 milligrams", "38 °C", "4 to 6 hours". */
import { keepRecent } from "#library/keep-recent.ts";

export type Amount = { value: number; unit: string | null };

const units: Record<string, string> = {
  mg: "mg|milligrams?|milligrammes?",
  mcg: "mcg|µg|μg|micrograms?|microgrammes?",
  g: "g|grams?|grammes?",
  kg: "kg|kilograms?|kilos?",
  ml: "ml|millilit(?:re|er)s?",
  l: "l|lit(?:re|er)s?",
  iu: "iu|international units?|units?",
  tablet: "tablets?|pills?|caplets?",
  capsule: "capsules?",
  puff: "puffs?|sprays?|inhalations?",
  drop: "drops?",
  spoon: "teaspoons?|tablespoons?|spoonfuls?|tsp|tbsp",
  dose: "doses?",
  times: "times",
  c: "°\\s?c|degrees? c(?:elsius)?",
  f: "°\\s?f|degrees? f(?:ahrenheit)?",
  percent: "%|per ?cent|percent",
  mmhg: "mm ?hg",
  minute: "minutes?|mins?",
  hour: "hours?|hrs?",
  day: "days?",
  week: "weeks?",
  month: "months?",
  year: "years?",
  second: "seconds?",
  cm: "cm|centimet(?:re|er)s?",
};

/** Units in which medicines are measured out. */
const doseUnits = new Set("mg mcg g ml iu tablet capsule puff drop spoon dose times".split(" "));

const numberWords: Record<string, number> = {
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
  half: 0.5,
  a: 1,
  an: 1,
  another: 1,
};

const unitPattern = Object.entries(units)
  .map(([name, forms]) => `(?<${name}>${forms})`)
  .join("|");
const digits = "\\d+(?:[.,]\\d+)*";
const word = Object.keys(numberWords).join("|");
const joint = "\\s*(?:-|–|to|or|and)\\s*";
const withUnit = new RegExp(
  `(?<![\\w.])(?<numbers>(?:${digits}|\\b(?:${word}))(?:${joint}(?:${digits}|\\b(?:${word})\\b))*)[\\s-]*(?:a |an |of )?(?:${unitPattern})(?![a-z])`,
  "giu",
);
const bare = new RegExp(`(?<![\\w.])${digits}`, "gu");

/** The same sentence is asked about several times, one after the other. */
const sentencesKept = 100;

/** Amounts with a unit first, then every other number in digits; once and twice count as times. */
export function readAmounts(text: string): readonly Amount[] {
  const plain = withoutMarkers(text)
    .replace(/\bonce\b(?= (a|per|every|each|daily))/gi, "1 times")
    .replace(/\btwice\b/gi, "2 times");
  const found: Amount[] = [];
  const rest = plain.replace(withUnit, (match, ...groups) => {
    const named: Record<string, string | undefined> = groups.at(-1);
    const unit = Object.keys(units).find((name) => named[name] !== undefined) ?? null;
    if (vague(named.numbers ?? "")) return match;
    for (const value of readNumbers(named.numbers ?? "")) found.push({ value, unit });
    return " ";
  });
  for (const [number] of rest.matchAll(bare)) {
    for (const value of readNumbers(number)) found.push({ value, unit: null });
  }
  return found;
}

export const findAmounts = keepRecent(sentencesKept, readAmounts);

/** Every amount of `wanted` stands in `source`, with its unit. */
export function holdsAmounts(source: readonly Amount[], wanted: readonly Amount[]): boolean {
  return wanted.every((amount) =>
    source.some(
      (known) =>
        known.value === amount.value &&
        (known.unit === amount.unit ||
          amount.unit === null ||
          (known.unit === null && !doseUnits.has(amount.unit))),
    ),
  );
}

/** How much of a medicine: a dose unit, or a number right after a word such as "take". */
export const hasDose = keepRecent(
  sentencesKept,
  (text: string): boolean =>
    findAmounts(text).some(
      ({ unit }) => unit !== null && doseUnits.has(unit) && unit !== "times",
    ) ||
    takeNumber.test(withoutMarkers(text)) ||
    everyHours.test(text) ||
    extraDose.test(text),
);
/** "Take 2", but not "take 6 to 12 weeks" or "give 2 breaths". */
const takeNumber =
  /\b(take|taking|give|giving|swallow|inject|chew)\s+(up to |about |only |at least )?(\d[\d.,]*(?!\s*(?:[\d.,]|(?:to|or|-|–)\s*\d|rescue|breaths?|deep|slow|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|readings?|steps?|sips?|glass))|(?:an?|one) (?:tablet|pill|capsule|puff|spoon|teaspoon|spray|dose))/i;
const everyHours =
  /\b(take|taking|give|giving|dose|medicine|tablet)\b.*\bevery\s+\S+(\s*(to|-|–|or)\s*\S+)?\s+hours?/i;

const extraDose =
  /\b(extra|another|additional|maximum|full|higher) (dose|tablet|pill|capsule|puff)s?\b/i;

export function hasAmount(text: string): boolean {
  return hasDose(text) || findAmounts(text).some(({ unit }) => unit !== null);
}

/** "a day", "a drop in pressure" and "a pill" say how often or what, not how much. */
function vague(numbers: string): boolean {
  return /^(a|an|another)$/i.test(numbers.trim());
}

function readNumbers(text: string): number[] {
  const parts = text.toLowerCase().match(new RegExp(`${digits}|[a-z]+`, "gu")) ?? [];
  return parts.flatMap((part) => {
    const value = numberWords[part] ?? Number(part.replace(/,(?=\d{3}\b)/g, "").replace(",", "."));
    return Number.isNaN(value) ? [] : [value];
  });
}

/** Without citations and the number of a list item. */
function withoutMarkers(text: string): string {
  return text.replace(/\[[\d,\s]+\]/g, " ").replace(/^\s*\d+[.)]\s+/gm, "");
}
