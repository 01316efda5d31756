import type { Disposition } from "#contracts/triage.ts";
import { inUnits } from "../../language/formats.ts";
import { t } from "../../language/t.ts";

/** A disposition in a few words, as it was said then. */
export function adviceWords(disposition: Disposition, withinHours: number | null): string {
  if (withinHours === null || disposition === "emergency" || disposition === "self-care") {
    return t(`finding:advice.${disposition}`);
  }
  const time =
    withinHours <= 48 ? inUnits(withinHours, "hour") : inUnits(Math.round(withinHours / 24), "day");
  return t("finding:advice.within", { time });
}
