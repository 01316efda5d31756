import type { Activity } from "#contracts/activity.ts";

export type ActivityOfDay = { name: string; items: Activity[] };

const dayName = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });

/** Under the local day on which it happened. Keeps the order given. */
export function activityDays(items: readonly Activity[], now: Date): ActivityOfDay[] {
  const days: ActivityOfDay[] = [];
  for (const item of items) {
    const at = new Date(item.at);
    const name = at.toDateString() === now.toDateString() ? "Today" : dayName.format(at);
    const last = days.at(-1);
    if (last?.name === name) last.items.push(item);
    else days.push({ name, items: [item] });
  }
  return days;
}
