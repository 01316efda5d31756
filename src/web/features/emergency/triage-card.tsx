import type { Triage } from "#contracts/triage.ts";
import { CrisisCard } from "./crisis-card.tsx";
import { EmergencyCard } from "./emergency-card.tsx";

type TriageCardProps = {
  triage: Triage;
  announce?: boolean;
  onHide?: (() => void) | undefined;
};

/** The card that a question's triage calls for; nothing for most questions. */
export function TriageCard({ triage, announce, onHide }: TriageCardProps) {
  const said = announce === undefined ? {} : { announce };
  if (triage.fixedText !== null) return <CrisisCard triage={triage} onHide={onHide} {...said} />;
  if (triage.disposition === "emergency") return <EmergencyCard triage={triage} {...said} />;
  if (triage.notice) {
    return (
      <p className="rounded-control border border-line bg-surface px-4 py-3 text-note font-semibold">
        {triage.notice}
      </p>
    );
  }
  return null;
}
