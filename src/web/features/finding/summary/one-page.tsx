import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { VisitSummary } from "#contracts/chat.ts";
import { cutToFit, lastStep } from "./cut-to-fit.ts";
import { SummarySheet } from "./summary-sheet.tsx";

type OnePageProps = { summary: VisitSummary; ownName: string | null };

/**
 * Shows what fits on one page of paper, and so prints it. What fits is found by laying the page out where nobody sees
 * it: lines are as long as the reader's own letters and script make them.
 */
export function OnePage({ summary, ownName }: OnePageProps) {
  const [step, setStep] = useState(0);
  const scale = useRef<HTMLDivElement>(null);
  const cut = useMemo(() => cutToFit(summary, step), [summary, step]);
  useLayoutEffect(() => {
    const paper = scale.current;
    if (paper && paper.scrollHeight > paper.clientHeight && step < lastStep) setStep(step + 1);
  }, [step]);
  return (
    <div className="relative">
      <article className="rounded-card border border-line bg-surface p-5 sm:p-8 print:border-0 print:p-0">
        <SummarySheet cut={cut} ownName={ownName} />
      </article>
      <div ref={scale} inert aria-hidden className="paper-scale">
        <SummarySheet cut={cut} ownName={ownName} />
      </div>
    </div>
  );
}
