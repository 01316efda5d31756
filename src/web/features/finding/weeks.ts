import type { TimelineEntry } from "#contracts/finding.ts";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";

export type Week = { name: string; entries: TimelineEntry[] };

/** Entries under the week in which they were asked last, which begins on a Monday. Keeps the order given. */
export function inWeeks(entries: readonly TimelineEntry[], now: Date): Week[] {
  const weeks: Week[] = [];
  for (const entry of entries) {
    const name = weekName(mondayOf(new Date(entry.to)), mondayOf(now));
    const last = weeks.at(-1);
    if (last?.name === name) last.entries.push(entry);
    else weeks.push({ name, entries: [entry] });
  }
  return weeks;
}

/** By the calendar, not by hours: a day may have 23 of them. */
function mondayOf(at: Date): Date {
  const sinceMonday = (at.getDay() + 6) % 7;
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - sinceMonday);
}

function weekName(monday: Date, thisMonday: Date): string {
  const lastMonday = new Date(thisMonday);
  lastMonday.setDate(lastMonday.getDate() - 7);
  if (monday.getTime() >= thisMonday.getTime()) return t("finding:times.thisWeek");
  if (monday.getTime() === lastMonday.getTime()) return t("finding:times.lastWeek");
  return t("finding:times.weekOf", { day: inDay(monday) });
}
