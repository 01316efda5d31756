import type { Country } from "#contracts/triage.ts";
import type { useNumberList } from "../emergency/use-numbers.ts";
import type { Place } from "../emergency/where.ts";

type NumberList = NonNullable<ReturnType<typeof useNumberList>["data"]>;

export type LikelyCountry = { country: Country | null; by: "chosen" | "clock" | "language" };

/**
 * What stands in the field before anything is chosen. The rules themselves never go by language; here it may fill the
 * field, which the person sees and leaves or changes.
 */
export function likelyCountry(
  list: NumberList,
  { country, timeZone }: Place,
  saved: Country | null,
): LikelyCountry {
  const told = country ?? saved;
  if (told) return { country: told, by: "chosen" };
  const ofClock = list.countryOfTimeZone(timeZone);
  if (ofClock) return { country: ofClock, by: "clock" };
  const regions = navigator.languages.map((tag) => new Intl.Locale(tag).region);
  const known = list.countries.find(({ code }) => regions.includes(code));
  return { country: known?.code ?? null, by: "language" };
}
