import { CalendarClock, Clock, House, Siren } from "lucide-react";
import type { Disposition, FiredRule, HelpNumber } from "#contracts/triage.ts";
import { CallButton } from "../emergency/call-button.tsx";
import { guidanceLines } from "../emergency/guidance-lines.ts";
import { dispositionWords } from "./disposition-words.ts";

type DispositionCardProps = {
  disposition: Disposition;
  withinHours: number | null;
  /** When it was said. */
  said: Date;
  /** The most pressing one: others may name other hours. */
  rule: FiredRule | null;
  /** Whom to ask where to go. */
  advice: HelpNumber[];
};

const icons: Record<Disposition, typeof Clock> = {
  emergency: Siren,
  urgent: Clock,
  routine: CalendarClock,
  "self-care": House,
};

/** Where to go and how soon, before the reasons. */
export function DispositionCard(props: DispositionCardProps) {
  const { disposition, withinHours, said, rule, advice } = props;
  const { headline, explanation } = dispositionWords(disposition, withinHours, said, new Date());
  const Icon = icons[disposition];
  const lines = guidanceLines(rule ? [rule] : []);
  return (
    <section
      data-disposition={disposition}
      className="flex gap-3.5 rounded-card border border-line bg-accent-wash px-4 py-3.5"
    >
      <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
      <div className="min-w-0 flex-1">
        <h3 className="text-heading font-bold">{headline}</h3>
        {rule ? (
          <p className="mt-0.5 text-note" dir="auto">
            {rule.title}
          </p>
        ) : null}
        {lines.length > 0 ? (
          <ul className="mt-2 list-disc space-y-1 ps-5 text-note marker:text-accent">
            {lines.map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
          </ul>
        ) : null}
        {disposition === "urgent" && advice.length > 0 ? (
          <div className="mt-3 grid gap-2">
            {advice.map((number) => (
              <CallButton key={number.label + number.number} number={number} urgent={false} />
            ))}
          </div>
        ) : null}
        <p className="mt-2 text-note text-soft">{explanation}</p>
      </div>
    </section>
  );
}
