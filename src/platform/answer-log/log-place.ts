import type { LogPlace } from "./answer-log.ts";

/** How many of its newest entries a log keeps at least. */
export const keptEntries = 4_000;
/** How long a log lives after its last entry. */
export const logLifeMs = 10 * 60_000;

/** Whether `place` comes after `other`: by attempt, then by seq. */
export function isAfter(place: LogPlace, other: LogPlace): boolean {
  return (
    place.attempt > other.attempt || (place.attempt === other.attempt && place.seq > other.seq)
  );
}
