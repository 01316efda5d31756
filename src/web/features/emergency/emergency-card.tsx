import { Siren } from "lucide-react";
import { type ReactNode, type Ref, useId } from "react";
import type { FiredRule, Triage } from "#contracts/triage.ts";
import { t } from "../../language/t.ts";
import { Trans } from "../../language/trans.tsx";
import { CallButton } from "./call-button.tsx";
import { CountryPicker } from "./country-picker.tsx";
import { decidingRules, guidanceLines, reasons } from "./guidance-lines.ts";
import { notReviewed, reviewedBy } from "./reviewers.ts";
import { useNumbers } from "./use-numbers.ts";

type EmergencyCardProps = {
  triage: Triage;
  /** Reads out at once what it may be and whom to call; for the question that was just asked. */
  announce?: boolean;
  callsRef?: Ref<HTMLDivElement>;
};

/** Above everything else: what it may be, one button that calls, and what to do until help comes. */
export function EmergencyCard({ triage, announce = false, callsRef }: EmergencyCardProps) {
  const titleId = useId();
  const { emergency, others } = useNumbers(triage);
  const rules = decidingRules(triage);
  return (
    <section
      aria-labelledby={titleId}
      data-card="emergency"
      className="rounded-card border border-alarm-line bg-alarm-wash p-4 sm:p-5 print:border-2"
    >
      <div role={announce ? "alert" : undefined}>
        <h2 id={titleId} className="flex items-start gap-3 text-lead font-bold text-alarm-ink">
          <Siren aria-hidden className="mt-0.5 size-6 shrink-0" />
          {t("emergency:mayBeEmergency")}
        </h2>
        <p dir="auto" className="mt-1 ps-9 text-start text-note">
          {reasons(rules)}
        </p>
        <div ref={callsRef} className="mt-4 grid gap-2">
          {emergency.map((number) => (
            <CallButton key={number.label + number.number} number={number} urgent />
          ))}
        </div>
      </div>
      <CountryPicker shown={triage.numbers} />
      <Guidance rules={rules} />
      {others.length > 0 ? (
        <div className="mt-4 grid gap-2 sm:grid-cols-2">
          {others.map((number) => (
            <CallButton key={number.label + number.number} number={number} urgent={false} />
          ))}
        </div>
      ) : null}
      <Provenance rules={rules} />
    </section>
  );
}

function Guidance({ rules }: { rules: FiredRule[] }) {
  const titleId = useId();
  const lines = guidanceLines(rules);
  if (lines.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 id={titleId} className="text-note font-bold">
        {t("emergency:untilHelpComes")}
      </h3>
      <ul
        aria-labelledby={titleId}
        dir="auto"
        className="mt-1.5 list-disc space-y-1.5 ps-5 text-start text-note marker:text-alarm-ink"
      >
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Provenance({ rules }: { rules: FiredRule[] }) {
  const source = rules.find((rule) => rule.source)?.source;
  return (
    <p className="mt-4 text-small text-soft">
      {reviewedBy("rules", rules) ?? notReviewed()}{" "}
      {source ? (
        <Trans
          i18nKey="emergency:restsOn"
          values={{ title: source.title, publisher: source.publisher }}
          components={{ source: <SourceLink url={source.url} /> }}
        />
      ) : null}
    </p>
  );
}

function SourceLink({ url, children }: { url: string; children?: ReactNode }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="underline underline-offset-2"
    >
      {children}
    </a>
  );
}
