import type { Session } from "#contracts/chat.ts";

export type SessionDay = { name: string; sessions: Session[] };

const day = 86_400_000;

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
  const today = at.toDateString() === now.toDateString();
  const yesterday = at.toDateString() === new Date(now.getTime() - day).toDateString();
  if (today || yesterday) return today ? "Today" : "Yesterday";
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(undefined, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...year,
  }).format(at);
}
