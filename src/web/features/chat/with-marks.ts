import type { ReplyCheck } from "#contracts/reply-events.ts";
import {
  disarmed,
  numberSigns,
  type Place,
  placeSign,
  unverifiedSign,
} from "../../components/mark-signs.ts";
import { t } from "../../language/t.ts";
import { hasNumber, numbersIn } from "./cited-words.ts";

type Source = { n: number; quote: string };
type Insertion = { at: number; sign: string };

/**
 * The answer's text with its signs: where a chip's words began, where a number's source is, and where a sentence ends
 * that was not found.
 */
export function withMarks(
  text: string,
  checks: readonly ReplyCheck[],
  sources: readonly Source[] = [],
): string {
  const inserted = [
    ...unverifiedEnds(text, checks),
    ...chipPlaces(text),
    ...checks.flatMap((check) => tracedNumbers(text, check, sources)),
  ].sort((a, b) => b.at - a.at);
  return inserted.reduce(
    (marked, { at, sign }) => marked.slice(0, at) + sign + marked.slice(at),
    disarmed(text),
  );
}

function unverifiedEnds(text: string, checks: readonly ReplyCheck[]): Insertion[] {
  return checks
    .filter(({ verdict, to }) => verdict === "not found" && to <= text.length)
    .map(({ to }) => ({ at: to, sign: unverifiedSign }));
}

const chip = /\[\d{1,3}(?:\s*,\s*\d{1,3})*\]/g;

/** Chips that stand together stand for the same words: those since the chips before. */
function chipPlaces(text: string): Insertion[] {
  const places: Insertion[] = [];
  let place: Place = { from: 0, to: 0 };
  for (const { index, 0: written } of text.matchAll(chip)) {
    const at = index + written.length;
    const together = places.length > 0 && text.slice(places.at(-1)?.at, index).trim() === "";
    if (!together) place = { from: places.at(-1)?.at ?? 0, to: index };
    places.push({ at, sign: placeSign(place) });
  }
  return places;
}

/** The numbers of a sentence that was found, as far as a source that it names has them. */
function tracedNumbers(text: string, check: ReplyCheck, sources: readonly Source[]): Insertion[] {
  const { from, to, verdict, numbers = [] } = check;
  if (verdict !== "found in source" || to > text.length) return [];
  return numbersIn(text.slice(from, to)).flatMap((number) => {
    const source = sources.find(({ n, quote }) => numbers.includes(n) && hasNumber(quote, number));
    if (!source) return [];
    const [before, behind] = numberSigns(source.n, { from, to });
    const at = from + number.at;
    return [
      { at: at + number.text.length, sign: behind },
      { at, sign: before },
    ];
  });
}

/** "7 of 8 sentences found in their sources", or null when nothing could be looked up. */
export function proofInWords(checks: readonly ReplyCheck[]): string | null {
  const count = (wanted: ReplyCheck["verdict"]) =>
    checks.filter(({ verdict }) => verdict === wanted).length;
  const found = count("found in source");
  const claims = found + count("not found");
  const withheld = count("withheld");
  const proven = claims > 0 ? t("reading:proof.found", { found, count: claims }) : null;
  const leftOut = withheld > 0 ? t("reading:proof.leftOut", { count: withheld }) : null;
  return proven && leftOut
    ? t("reading:proof.both", { found: proven, leftOut })
    : (proven ?? leftOut);
}

/** Leaves out the notice that an answer begins with, also while only a part of it has arrived. */
export function withoutNotice(text: string, notice: string | null): string {
  if (notice === null || notice === "") return text;
  if (notice.startsWith(text)) return "";
  return text.startsWith(notice) ? text.slice(notice.length).trimStart() : text;
}

/** While it is being written: without the beginning of a chip whose end hasn't come, which would flicker. */
export function withoutHalfChip(text: string): string {
  return text.replace(/\[[\d,\s]*$/, "");
}
