import type { Triage } from "#contracts/triage.ts";
import { askAgainAt } from "#safety/follow-up/ask-again.ts";
import { useNow } from "./use-now.ts";

const day = 24 * 60 * 60_000;

/** When Healify will ask again; nothing once it does, and where nobody is asked. */
export function AskAgainLine({ triage, said }: { triage: Triage; said: Date }) {
  const now = useNow().getTime();
  const askAt = askAgainAt(triage, said.getTime());
  if (askAt === null || askAt <= now) return null;
  return <p className="text-small text-soft">Healify will ask how you are {moment(askAt, now)}.</p>;
}

/** "on Thursday, 26 November"; with the time of day when that is within a day. */
function moment(at: number, now: number): string {
  const date = new Intl.DateTimeFormat(undefined, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(at - now < day ? { hour: "2-digit", minute: "2-digit" } : {}),
  });
  return `on ${date.format(at)}`;
}
