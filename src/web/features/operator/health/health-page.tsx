import { CircleAlert, CircleCheck, CircleX, type LucideIcon } from "lucide-react";
import { Link } from "react-router";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { sentenceFor } from "../../../http/request-failure.ts";
import { inTime } from "../../../language/formats.ts";
import { t } from "../../../language/t.ts";
import { useHealth } from "../requests/health.ts";
import { type Finding, findingsIn, type HealthPart } from "./findings.ts";

/** How every part of the installation is, and what to do where one is not well. Looked again every few seconds. */
export default function HealthPage() {
  const { data, error } = useHealth();
  const findings = data ? findingsIn(data) : [];
  return (
    <Page title={t("operator:health.title")} lead={t("operator:health.lead")}>
      {error ? (
        <Notice kind="fault">
          {sentenceFor(error)} {t("operator:health.unreadable")}
        </Notice>
      ) : null}
      {data ? (
        <div className="grid gap-3">
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <p role="status" className="text-heading font-bold">
              {inShort(findings)}
            </p>
            <p className="text-small text-soft">
              {t("operator:health.lookedAt", { time: inTime(data.at) })}
            </p>
          </div>
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">
            {findings.map((finding) => (
              <FindingRow key={finding.part} finding={finding} />
            ))}
          </ul>
        </div>
      ) : null}
    </Page>
  );
}

function inShort(findings: readonly Finding[]): string {
  const troubled = findings.filter(({ state }) => state !== "good").length;
  return troubled === 0
    ? t("operator:health.allWell")
    : t("operator:health.someTroubled", { count: troubled });
}

const icons: Record<Finding["state"], LucideIcon> = {
  good: CircleCheck,
  look: CircleAlert,
  bad: CircleX,
};

const pages: Partial<Record<HealthPart, string>> = {
  model: "/operator/model",
  library: "/operator/library",
  mail: "/operator/mail",
};

function FindingRow({ finding: { part, state, says, advice } }: { finding: Finding }) {
  const Icon = icons[state];
  const name = t(`operator:health.parts.${part}`);
  const page = pages[part];
  return (
    <li className="flex gap-3 px-4 py-3.5">
      <Icon
        aria-hidden
        className={`mt-0.5 size-5 shrink-0 ${state === "good" ? "text-soft" : "text-ink"}`}
      />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <h2 className="text-note font-semibold">
          {page ? (
            <Link to={page} className="underline underline-offset-4">
              {name}
            </Link>
          ) : (
            name
          )}
          {state === "good" ? null : (
            <span className="ms-2 rounded-control bg-sunken px-2 py-0.5 text-small">
              {t(`operator:health.states.${state}`)}
            </span>
          )}
        </h2>
        <p className="wrap-anywhere text-note text-soft">{says}</p>
        {advice ? <p className="wrap-anywhere text-note">{advice}</p> : null}
      </div>
    </li>
  );
}
