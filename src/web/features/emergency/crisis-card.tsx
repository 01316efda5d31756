import { EyeOff, LogOut } from "lucide-react";
import { type Ref, useId } from "react";
import type { Triage } from "#contracts/triage.ts";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { CallButton } from "./call-button.tsx";
import { CountryPicker } from "./country-picker.tsx";
import { blocksOf, FixedText } from "./fixed-text.tsx";
import { leaveAtOnce } from "./leave-at-once.ts";
import { notReviewed, reviewedBy } from "./reviewers.ts";
import { useEscapeThrice } from "./use-escape-thrice.ts";
import { useNumbers } from "./use-numbers.ts";

type CrisisCardProps = {
  triage: Triage;
  announce?: boolean;
  /** Left out where there is no chat to hide. */
  onHide?: (() => void) | undefined;
  callsRef?: Ref<HTMLDivElement>;
};

/** The fixed text for somebody in distress, people to call (first of all when life is in danger), and a way out. */
export function CrisisCard({ triage, announce = false, onHide, callsRef }: CrisisCardProps) {
  const titleId = useId();
  const { emergency, others } = useNumbers(triage);
  const now = triage.disposition === "emergency";
  const first = now ? emergency : others;
  const then = now ? others : emergency;
  const numbers = (
    <div ref={callsRef} className="grid gap-2">
      {[...first, ...then].map((number) => (
        <CallButton
          key={number.label + number.number}
          number={number}
          urgent={now && number.kind === "emergency"}
        />
      ))}
    </div>
  );
  // Its first sentence comes before the buttons, and they before all that takes longer to read.
  const text = blocksOf(triage.fixedText ?? "");
  const isPrivate = triage.kind !== "unsupported-language";
  return (
    <section
      aria-labelledby={titleId}
      data-card="crisis"
      className="rounded-card border border-line bg-surface px-4 pt-4 pb-4 shadow-float sm:px-5 sm:pb-5"
    >
      <h2 id={titleId} className="sr-only">
        {t("emergency:peopleToCall")}
      </h2>
      {isPrivate ? <WaysOut onHide={onHide} /> : null}
      <div role={announce ? "alert" : undefined} className="grid gap-4">
        <FixedText blocks={text.slice(0, 1)} />
        {numbers}
        <FixedText blocks={text.slice(1)} />
      </div>
      <CountryPicker shown={triage.numbers} />
      <p className="mt-3 text-small text-soft">
        {reviewedBy("text", [{ reviewedBy: triage.fixedTextReviewedBy }]) ?? notReviewed()}{" "}
        {isPrivate ? t("emergency:readable") : null}
      </p>
    </section>
  );
}

function WaysOut({ onHide }: { onHide: (() => void) | undefined }) {
  useEscapeThrice(leaveAtOnce);
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-2">
      <Button look="quiet" aria-label={t("emergency:leaveThisPage")} onClick={leaveAtOnce}>
        <LogOut aria-hidden className="size-5 rtl:-scale-x-100" />
        {t("emergency:leaveNow")}
      </Button>
      {onHide ? (
        <Button look="quiet" onClick={onHide}>
          <EyeOff aria-hidden className="size-5" />
          {t("emergency:hideThisChat")}
        </Button>
      ) : null}
      {/* A phone has no such key; a screen reader's keyboard may be anywhere. */}
      <p className="text-small text-soft pointer-coarse:sr-only">{t("emergency:leaveByKey")}</p>
    </div>
  );
}
