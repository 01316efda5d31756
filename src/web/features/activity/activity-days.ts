import type { Activity } from "#contracts/activity.ts";
import { inFullDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";

export type ActivityOfDay = { name: string; items: Activity[] };

/** Under the local day on which it happened. Keeps the order given. */
export function activityDays(items: readonly Activity[], now: Date): ActivityOfDay[] {
  const days: ActivityOfDay[] = [];
  for (const item of items) {
    const at = new Date(item.at);
    const name =
      at.toDateString() === now.toDateString() ? t("account:activity.today") : inFullDay(at);
    const last = days.at(-1);
    if (last?.name === name) last.items.push(item);
    else days.push({ name, items: [item] });
  }
  return days;
}
