/** Where a reader stands in a reply, and what may follow. */
import { comparePlaces, type EventPlace } from "#contracts/reply-events.ts";

/** After everything of an attempt: the next thing that follows is a newer attempt. */
export const endOfAttempt = (attempt: number): EventPlace => ({
  attempt,
  seq: Number.POSITIVE_INFINITY,
});

/** Replayed from the stored answer: has no place in the order, so that resuming from it starts over. */
export const replayedPlace = (attempt: number): EventPlace => ({ attempt, seq: 0 });

/** True when nothing can be missing between the two. A newer attempt starts with a reset, so its first follows all. */
export function follows(cursor: EventPlace | null, place: EventPlace): boolean {
  if (cursor && place.attempt === cursor.attempt) return place.seq === cursor.seq + 1;
  return place.seq === 1 && (!cursor || place.attempt > cursor.attempt);
}

export function samePlace(a: EventPlace | null, b: EventPlace | null): boolean {
  return a !== null && b !== null && comparePlaces(a, b) === 0;
}

/** True when the reader has been sent it, or something newer. */
export function isPast(cursor: EventPlace | null, place: EventPlace): boolean {
  return cursor !== null && comparePlaces(place, cursor) <= 0;
}

/** What follows the cursor, up to the first hole. */
export function withoutHole<T extends EventPlace>(
  cursor: EventPlace | null,
  events: readonly T[],
): readonly T[] {
  let last: EventPlace | null = cursor;
  const hole = events.findIndex((event) => {
    const missing = !follows(last, event);
    last = event;
    return missing;
  });
  return hole < 0 ? events : events.slice(0, hole);
}
