import type { Triage } from "#contracts/triage.ts";
import { askAgainAt } from "#safety/follow-up/ask-again.ts";
import { dates } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { useNow } from "./use-now.ts";

const day = 24 * 60 * 60_000;

/** When Healify will ask again; nothing once it does, and where nobody is asked. */
export function AskAgainLine({ triage, said }: { triage: Triage; said: Date }) {
  const now = useNow().getTime();
  const askAt = askAgainAt(triage, said.getTime());
  if (askAt === null || askAt <= now) return null;
  return (
    <p className="text-small text-soft">{t("followUp:willAsk", { moment: moment(askAt, now) })}</p>
  );
}

const onDay = { weekday: "long", day: "numeric", month: "long" } as const;
const laterDay = dates(onDay);
const withTime = dates({ ...onDay, hour: "2-digit", minute: "2-digit" });

/** "Thursday, 26 November"; with the time of day when that is within a day. */
const moment = (at: number, now: number) => (at - now < day ? withTime(at) : laterDay(at));
