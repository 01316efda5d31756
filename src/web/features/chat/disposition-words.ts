import type { Disposition } from "#contracts/triage.ts";

export type DispositionWords = { headline: string; explanation: string };

const hour = 3_600_000;

/**
 * A disposition in words with hours, as it was said at `said` and as it reads now: "Be seen within 4 hours, by 10:00".
 * @param withinHours null where the rule names none.
 */
export function dispositionWords(
  disposition: Disposition,
  withinHours: number | null,
  said: Date,
  now: Date,
): DispositionWords {
  return wordsOf[disposition](withinHours, said, now);
}

type Words = (withinHours: number | null, said: Date, now: Date) => DispositionWords;

const wordsOf: Record<Disposition, Words> = {
  emergency: () => ({
    headline: "Get emergency help now",
    explanation: "Don't wait for this answer to finish.",
  }),
  urgent: (withinHours, said, now) => beSeen(withinHours ?? 24, said, now),
  routine: (withinHours, said, now) =>
    withinHours === null
      ? { headline: "See a clinician in the coming days", explanation: askAgain }
      : beSeen(withinHours, said, now),
  "self-care": () => ({
    headline: "You can start by caring for this yourself",
    explanation: askAgain,
  }),
};

const askAgain = "Ask again, or get help sooner, if it gets worse or something new comes up.";

function beSeen(withinHours: number, said: Date, now: Date): DispositionWords {
  const by = new Date(said.getTime() + withinHours * hour);
  if (now > by) {
    return {
      headline: `You were asked to be seen by ${moment(by, now)}`,
      explanation: "If nobody has seen you yet, get seen now. Ask again if anything has changed.",
    };
  }
  const span =
    withinHours <= 48 ? count(withinHours, "hour") : count(Math.round(withinHours / 24), "day");
  return { headline: `Be seen within ${span}, by ${moment(by, now)}`, explanation: askAgain };
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? "" : "s"}`;
}

/** The hour alone today; else with its day. */
function moment(at: Date, now: Date): string {
  const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(
    at,
  );
  if (at.toDateString() === now.toDateString()) return time;
  const day = new Intl.DateTimeFormat(undefined, {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  return `${time} on ${day.format(at)}`;
}
