/** Days, times, numbers and lists as the page's language writes them, in the order and with the clock of the browser's region. */
import { pseudoLanguage } from "./languages.ts";
import { inPseudo } from "./pseudo.ts";
import { language } from "./t.ts";

const written = language === pseudoLanguage ? "en" : language;
const inRegion = (tag: string) => tag === written || tag.startsWith(`${written}-`);
const locale = navigator.languages.find(inRegion) ?? written;
const shown = (text: string) => (language === pseudoLanguage ? inPseudo(text) : text);

type Moment = Date | string | number;

/** A format for days and times that only one place needs. */
export function dates(options: Intl.DateTimeFormatOptions): (at: Moment) => string {
  const format = new Intl.DateTimeFormat(locale, options);
  return (at) => shown(format.format(new Date(at)));
}

/** "23 Nov 2026" */
export const inDay = dates({ dateStyle: "medium" });
/** "23 Nov 2026, 07:30" */
export const inMoment = dates({ dateStyle: "medium", timeStyle: "short" });
/** "Monday, 23 November 2026" */
export const inFullDay = dates({ dateStyle: "full" });
/** "23 November 2026" */
export const inLongDay = dates({ dateStyle: "long" });
/** "Monday, 23 November" */
export const inWeekday = dates({ weekday: "long", day: "numeric", month: "long" });
/** "07:30" */
export const inTime = dates({ timeStyle: "short" });

const numbers = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: "percent" });
const lists = new Intl.ListFormat(locale, { type: "conjunction" });

/** "12,400" */
export const inNumber = (n: number) => shown(numbers.format(n));
/** "90 %", of a share between 0 and 1. */
export const inShare = (share: number) => shown(percents.format(share));
/** "one, two and three" */
export const inList = (items: readonly string[]) => shown(lists.format(items));

/** "3 minutes", in the plural form that the language has for it. */
export function inUnits(n: number, unit: "second" | "minute" | "hour" | "day"): string {
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
  return shown(format.format(n));
}

/** "3 days ago" for -3, "in 2 hours" for 2. */
export function inRelation(n: number, unit: "minute" | "hour" | "day" | "week" | "month"): string {
  return shown(new Intl.RelativeTimeFormat(locale).format(n, unit));
}
