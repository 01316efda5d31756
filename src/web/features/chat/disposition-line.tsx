import { CalendarClock, Clock, House, Siren } from "lucide-react";
import type { Disposition } from "#contracts/triage.ts";
import { dispositionWords } from "./disposition-words.ts";

type DispositionLineProps = {
  disposition: Disposition;
  withinHours: number | null;
  /** When it was said. */
  said: Date;
};

const icons: Record<Disposition, typeof Clock> = {
  emergency: Siren,
  urgent: Clock,
  routine: CalendarClock,
  "self-care": House,
};

/** Where to go and how soon, before the reasons. */
export function DispositionLine({ disposition, withinHours, said }: DispositionLineProps) {
  const { headline, explanation } = dispositionWords(disposition, withinHours, said, new Date());
  const Icon = icons[disposition];
  return (
    <div
      data-disposition={disposition}
      className="flex gap-3.5 rounded-card border border-line bg-accent-wash px-4 py-3.5"
    >
      <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-accent" />
      <div>
        <p className="text-[1.125rem] leading-6 font-bold">{headline}</p>
        <p className="mt-1 text-note text-soft">{explanation}</p>
      </div>
    </div>
  );
}
