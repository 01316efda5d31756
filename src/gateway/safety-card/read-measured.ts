/** The figures that come with the project, as `npm run eval -- --card` wrote them. */
import { existsSync, readFileSync } from "node:fs";
import { type Measured, measuredSchema } from "#contracts/safety-card.ts";

export const measuredFile = new URL("measured.json", import.meta.url);

/** Null where it was never run. Throws when the file is damaged. */
export function readMeasured(): Measured | null {
  if (!existsSync(measuredFile)) return null;
  return measuredSchema.parse(JSON.parse(readFileSync(measuredFile, "utf8")));
}
