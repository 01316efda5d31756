import { useRef } from "react";
import type { Triage } from "#contracts/triage.ts";
import { CrisisCard } from "./crisis-card.tsx";
import { EmergencyCard } from "./emergency-card.tsx";
import { PinnedCall } from "./pinned-call.tsx";
import { useNumbers } from "./use-numbers.ts";

type TriageCardProps = {
  triage: Triage;
  announce?: boolean;
  onHide?: (() => void) | undefined;
};

/**
 * The card that a question's triage calls for; nothing for most questions. To be put first among what belongs to the
 * question, in a column with a gap of 1rem: the call stays at the top of that column while it is read.
 */
export function TriageCard({ triage, announce, onHide }: TriageCardProps) {
  const said = announce === undefined ? {} : { announce };
  if (triage.fixedText !== null || triage.disposition === "emergency")
    return <Called triage={triage} onHide={onHide} {...said} />;
  if (triage.notice) {
    return (
      <p
        dir="auto"
        className="rounded-control border border-line bg-surface px-4 py-3 text-start text-note font-semibold"
      >
        {triage.notice}
      </p>
    );
  }
  return null;
}

function Called({ triage, onHide, ...said }: TriageCardProps) {
  const calls = useRef<HTMLDivElement>(null);
  const { emergency, others } = useNumbers(triage);
  const urgent = triage.disposition === "emergency";
  const number = (urgent ? emergency : others)[0] ?? emergency[0];
  return (
    <>
      {number ? (
        <PinnedCall
          number={number}
          urgent={urgent}
          leave={triage.fixedText !== null && triage.kind !== "unsupported-language"}
          calls={calls}
        />
      ) : null}
      {triage.fixedText !== null ? (
        <CrisisCard triage={triage} onHide={onHide} callsRef={calls} {...said} />
      ) : (
        <EmergencyCard triage={triage} callsRef={calls} {...said} />
      )}
    </>
  );
}
