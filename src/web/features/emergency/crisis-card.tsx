import { EyeOff, LogOut } from "lucide-react";
import type { Triage } from "#contracts/triage.ts";
import { Button } from "../../components/button.tsx";
import { Markdown } from "../../components/markdown.tsx";
import { CallButton } from "./call-button.tsx";
import { CountryPicker } from "./country-picker.tsx";
import { leaveAtOnce } from "./leave-at-once.ts";
import { notReviewed, reviewedBy } from "./reviewers.ts";
import { useNumbers } from "./use-numbers.ts";

type CrisisCardProps = {
  triage: Triage;
  announce?: boolean;
  /** Left out where there is no chat to hide. */
  onHide?: (() => void) | undefined;
};

/** The fixed text for somebody in distress, people to call (first of all when life is in danger), and a way out. */
export function CrisisCard({ triage, announce = false, onHide }: CrisisCardProps) {
  const { emergency, others } = useNumbers(triage);
  const now = triage.disposition === "emergency";
  const first = now ? emergency : others;
  const then = now ? others : emergency;
  const numbers = (
    <div className="grid gap-2">
      {[...first, ...then].map((number) => (
        <CallButton
          key={number.label + number.number}
          number={number}
          urgent={now && number.kind === "emergency"}
        />
      ))}
    </div>
  );
  return (
    <section
      aria-label="People you can call"
      data-card="crisis"
      className="rounded-card border border-line bg-surface px-4 pt-2 pb-4 shadow-float sm:px-5 sm:pb-5"
    >
      <div className="no-print -mx-3 mb-3 flex flex-wrap justify-between border-b border-line pb-2">
        <Button look="plain" aria-label="Leave this page now" onClick={leaveAtOnce}>
          <LogOut aria-hidden className="size-5" />
          Leave now
        </Button>
        {onHide ? (
          <Button look="plain" onClick={onHide}>
            <EyeOff aria-hidden className="size-5" />
            Hide this chat
          </Button>
        ) : null}
      </div>
      {now ? numbers : null}
      <div role={announce ? "alert" : undefined} className={now ? "mt-4" : ""}>
        {triage.fixedText ? <Markdown text={triage.fixedText} /> : null}
      </div>
      {now ? null : <div className="mt-4">{numbers}</div>}
      <CountryPicker />
      <p className="mt-3 text-small text-soft">
        {reviewedBy("Text", [{ reviewedBy: triage.fixedTextReviewedBy }]) ?? notReviewed} Whoever
        runs this server could technically read this chat. If that may be a danger to you, another
        phone is safer.
      </p>
    </section>
  );
}
