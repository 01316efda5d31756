import type { Disposition } from "#contracts/triage.ts";
import { dates } from "../../language/formats.ts";
import { t } from "../../language/t.ts";

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
    headline: t("reading:disposition.emergency"),
    explanation: t("reading:disposition.emergencyWhy"),
  }),
  urgent: (withinHours, said, now) => beSeen(withinHours ?? 24, said, now),
  routine: (withinHours, said, now) =>
    withinHours === null
      ? { headline: t("reading:disposition.routine"), explanation: askAgain }
      : beSeen(withinHours, said, now),
  "self-care": () => ({
    headline: t("reading:disposition.selfCare"),
    explanation: askAgain,
  }),
};

const askAgain = t("reading:disposition.askAgain");

function beSeen(withinHours: number, said: Date, now: Date): DispositionWords {
  const by = new Date(said.getTime() + withinHours * hour);
  if (now > by) {
    return {
      headline: t("reading:disposition.past", { moment: moment(by, now) }),
      explanation: t("reading:disposition.pastWhy"),
    };
  }
  const till = { moment: moment(by, now) };
  const headline =
    withinHours <= 48
      ? t("reading:disposition.withinHours", { count: withinHours, ...till })
      : t("reading:disposition.withinDays", { count: Math.round(withinHours / 24), ...till });
  return { headline, explanation: askAgain };
}

const inHour = dates({ hour: "2-digit", minute: "2-digit" });
const onDay = dates({ weekday: "long", day: "numeric", month: "long" });

/** The hour alone today; else with its day. */
function moment(at: Date, now: Date): string {
  const time = inHour(at);
  if (at.toDateString() === now.toDateString()) return time;
  return t("reading:disposition.timeOnDay", { time, day: onDay(at) });
}
