import { CircleAlert, CircleCheck } from "lucide-react";
import type { Activity } from "#contracts/activity.ts";
import { inTime } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import type { ActivityOfDay } from "./activity-days.ts";

export function ActivityDay({ day }: { day: ActivityOfDay }) {
  return (
    <section>
      <h2 className="mb-2 text-note font-semibold">{day.name}</h2>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {day.items.map((item) => (
          <ActivityRow key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ActivityRow({ item }: { item: Activity }) {
  const Icon = item.outcome === "success" ? CircleCheck : CircleAlert;
  const from = [item.client, item.place].filter((part) => part !== null).join(" · ");
  return (
    <li className="flex gap-3 px-4 py-3.5">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-soft" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap gap-x-3 text-note">
          <span dir="auto" className="min-w-0 flex-1 basis-56">
            {item.what}
          </span>
          <time dateTime={item.at} className="text-small text-soft">
            {inTime(item.at)}
          </time>
        </p>
        {from === "" ? null : (
          <p dir="auto" className="text-small text-soft">
            {from}
          </p>
        )}
        {item.advice ? <Advice text={item.advice} /> : null}
      </div>
    </li>
  );
}

/** Behind a press: most of what happened was the person. */
function Advice({ text }: { text: string }) {
  return (
    <details className="text-small">
      <summary className="-mb-2 inline-flex min-h-11 cursor-pointer items-center text-soft underline underline-offset-4">
        {t("account:activity.notYou")}
      </summary>
      <p dir="auto" className="mt-1">
        {text}
      </p>
    </details>
  );
}
