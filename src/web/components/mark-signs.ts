/**
 * What the app draws within Markdown travels through its renderer as characters of Unicode's private area:
 *
 *   [2] E001 0-71 E002      a chip, with the place in the answer that it stands for
 *   E003 2,10-71 E004 38 °C E005   a number, with the source and the sentence that it stands in
 *   E000                    the end of a sentence that no source holds
 *   E006 … E007, E008 … E009   words that are marked, plainly or strongly
 */

/** Offsets into an answer's text. */
export type Place = { from: number; to: number };
export type Marking = "plain" | "strong";

export const unverifiedSign = "\uE000";
export const placeSign = ({ from, to }: Place) => `\uE001${from}-${to}\uE002`;
export const numberSigns = (n: number, { from, to }: Place) =>
  [`\uE003${n},${from}-${to}\uE004`, "\uE005"] as const;
export const markingSigns = {
  plain: ["\uE006", "\uE007"],
  strong: ["\uE008", "\uE009"],
} as const satisfies Record<Marking, readonly [string, string]>;

/** What others wrote must not draw anything; as long as before, so that offsets hold. */
export function disarmed(text: string): string {
  return text.replace(/[\uE000-\uE009]/g, "\uFFFD");
}

export function withoutSigns(text: string): string {
  return text
    .replace(/\uE001[^\uE002]*\uE002|\uE003[^\uE004]*\uE004/g, "")
    .replace(/[\uE000-\uE009]/g, "");
}

export type MarkedPart =
  | { kind: "text"; text: string }
  | { kind: "chips"; numbers: number[]; place: Place | null; punctuation: string }
  | { kind: "number"; n: number; place: Place; text: string }
  | { kind: "marking"; marking: Marking; open: boolean }
  | { kind: "unverified" };

const signs =
  /\[(?<chips>\d{1,3}(?:\s*,\s*\d{1,3})*)\](?:\uE001(?<from>\d+)-(?<to>\d+)\uE002)?(?<punctuation>[.,;:!?)]*)|\uE003(?<n>\d+),(?<start>\d+)-(?<end>\d+)\uE004(?<number>[^\uE005]*)\uE005|(?<sign>[\uE000\uE006-\uE009])/g;

/** A text and its signs, in order. */
export function readMarks(text: string): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let end = 0;
  for (const match of text.matchAll(signs)) {
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push(partOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

function partOf(found: Partial<Record<string, string>>): MarkedPart {
  const { chips, from, to, punctuation = "", n, start, end, number = "", sign } = found;
  if (chips !== undefined) {
    const place = from === undefined ? null : { from: Number(from), to: Number(to) };
    return { kind: "chips", numbers: chips.split(",").map(Number), place, punctuation };
  }
  if (n !== undefined) {
    const place = { from: Number(start), to: Number(end) };
    return { kind: "number", n: Number(n), place, text: number };
  }
  if (sign === unverifiedSign) return { kind: "unverified" };
  const marking = markingSigns.plain.some((one) => one === sign) ? "plain" : "strong";
  return { kind: "marking", marking, open: sign === markingSigns[marking][0] };
}
