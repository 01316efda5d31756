import type { Session } from "#contracts/chat.ts";
import { inFullDay, inWeekday } from "../../language/formats.ts";
import { t } from "../../language/t.ts";

export type SessionDay = { name: string; sessions: Session[] };

/** Sessions under the local day of their last use: Today, Yesterday, then the date. Keeps the order given. */
export function sessionDays(sessions: Session[], now: Date): SessionDay[] {
  const days: SessionDay[] = [];
  for (const session of sessions) {
    const name = dayName(new Date(session.updatedAt), now);
    const last = days.at(-1);
    if (last?.name === name) last.sessions.push(session);
    else days.push({ name, sessions: [session] });
  }
  return days;
}

function dayName(at: Date, now: Date): string {
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (at.toDateString() === now.toDateString()) return t("finding:today");
  if (at.toDateString() === yesterday.toDateString()) return t("finding:yesterday");
  return at.getFullYear() === now.getFullYear() ? inWeekday(at) : inFullDay(at);
}
