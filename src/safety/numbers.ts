/** Whom to call where: by the country that the person chose, else by time zone, never by language. */
import { type Country, countrySchema, type HelpNumber } from "#contracts/triage.ts";
import { emergencyNumbers } from "./numbers/emergency-numbers.ts";
import { helpLines } from "./numbers/help-lines.ts";
import { zonesByCountry } from "./numbers/time-zones.ts";

export { emergencySource } from "./numbers/emergency-numbers.ts";
export { helpLinesWrittenOn } from "./numbers/help-lines.ts";

export type Where = { readonly country?: Country | null; readonly timeZone?: string | null };
export type NumberKind = HelpNumber["kind"];

const emergencyOf = new Map(
  emergencyNumbers.map(([code, number, name]) => [code, { number, name }]),
);
const countryOfZone = new Map(
  Object.entries(zonesByCountry).flatMap(([code, zones]) =>
    zones.split(" ").map((zone) => [zone, code] as const),
  ),
);

/** Countries with a known emergency number, by English name: for the country picker. */
export const countries: readonly { readonly code: Country; readonly name: string }[] =
  emergencyNumbers
    .map(([code, , name]) => ({ code: countrySchema.parse(code), name }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));

/** Null for an unknown zone, or one that belongs to no country ("UTC"). */
export function countryOfTimeZone(timeZone: string): Country | null {
  const code = countryOfZone.get(timeZone);
  return code === undefined ? null : countrySchema.parse(code);
}

/** The person's choice first; the time zone's country too when it differs. */
export function countriesFor(where: Where): Country[] {
  const byZone = where.timeZone == null ? null : countryOfTimeZone(where.timeZone);
  const chosen = where.country ?? null;
  return [...new Set([chosen, byZone].filter((code) => code !== null))].filter((code) =>
    emergencyOf.has(code),
  );
}

const unknown: HelpNumber = {
  label: "Emergency: 112 or 911",
  number: "112",
  kind: "emergency",
  country: null,
};
const unknownToo: HelpNumber = {
  label: "Emergency: 911 in the Americas",
  number: "911",
  kind: "emergency",
  country: null,
};

function numbersOfCountry(code: Country, kinds: readonly NumberKind[]): HelpNumber[] {
  const emergency = emergencyOf.get(code);
  if (emergency === undefined) return [];
  const country = emergency.name;
  return kinds.flatMap((kind): HelpNumber[] => {
    if (kind === "emergency")
      return [{ label: `Emergency (${country})`, number: emergency.number, kind, country }];
    const lines = (helpLines[code] ?? []).filter((line) => line.kind === kind);
    return lines.map((line) => ({
      label: `${line.label} (${country})`,
      number: line.number,
      kind,
      country,
    }));
  });
}

/** Numbers of the wanted kinds, in that order. Without a known country: "112 or 911". */
export function numbersFor(where: Where, kinds: readonly NumberKind[]): HelpNumber[] {
  const known = countriesFor(where);
  if (known.length === 0) return kinds.includes("emergency") ? [unknown, unknownToo] : [];
  return known.flatMap((code) => numbersOfCountry(code, kinds));
}

/** For a sentence: "999 (United Kingdom)", or "112 or 911". */
export function emergencyNumberWords(where: Where): string {
  const known = countriesFor(where).flatMap((code) => numbersOfCountry(code, ["emergency"]));
  return known.length === 0
    ? "112 or 911"
    : known.map((entry) => `${entry.number} (${entry.country})`).join(" or ");
}
