import type { ReactNode } from "react";
import type { SummedUpPerson, VisitSummary } from "#contracts/chat.ts";
import { inList, inMoment } from "../../../language/formats.ts";
import { t } from "../../../language/t.ts";
import { adviceWords } from "../advice-words.ts";
import type { CutSummary, LeftOut } from "./cut-to-fit.ts";
import "./paper.css";

type SummarySheetProps = {
  cut: CutSummary;
  /** What the account calls its person. */
  ownName: string | null;
};

/** The page itself, as it is printed. */
export function SummarySheet({ cut: { shown, leftOut }, ownName }: SummarySheetProps) {
  const { timeline, dispositions, outcomes, sources } = shown;
  return (
    <div className="paper">
      <h1>{t("finding:summary.title")}</h1>
      <p className="meta">{t("finding:summary.byline", { moment: inMoment(shown.completedAt) })}</p>
      <p className="meta">{t("finding:summary.software")}</p>
      <Part title={t("finding:summary.about")}>
        <About people={shown.people} ownName={ownName} />
      </Part>
      <Part title={t("finding:summary.words")}>
        <p className="said" dir="auto">
          {shown.complaint}
        </p>
      </Part>
      {timeline.length > 0 ? (
        <Part title={t("finding:summary.when")}>
          <ol>
            {timeline.map(({ at, text }) => (
              <li key={at + text}>
                <span className="meta">{inMoment(at)}</span> <bdi className="said">{text}</bdi>
              </li>
            ))}
          </ol>
        </Part>
      ) : null}
      {dispositions.length > 0 ? (
        <Part title={t("finding:summary.advised")}>
          <ul>
            {dispositions.map(({ at, disposition, withinHours, reasons }) => (
              <li key={at + disposition}>
                <span className="meta">{inMoment(at)}</span>{" "}
                {[adviceWords(disposition, withinHours), reasons.join(", ")]
                  .filter(Boolean)
                  .join(": ")}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {outcomes.length > 0 ? (
        <Part title={t("finding:summary.felt")}>
          <ul>
            {outcomes.map(({ at, outcome }) => (
              <li key={at}>
                <span className="meta">{inMoment(at)}</span> {t(`finding:times.outcome.${outcome}`)}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Part title={t("finding:summary.medicines")}>
        <Medicines summary={shown} />
      </Part>
      <Part title={t("finding:summary.questions")}>
        <ul className="marked">
          {[...shown.questions, ...ownQuestions()].map((question) => (
            <li key={question} dir="auto">
              {question}
            </li>
          ))}
        </ul>
      </Part>
      {sources.length > 0 ? (
        <Part title={t("finding:summary.sources")}>
          <p>{[...new Set(sources.map(sourceName))].join("; ")}</p>
        </Part>
      ) : null}
      <LeftOutLine leftOut={leftOut} />
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const ownQuestions = () => [
  t("finding:summary.askWhat"),
  t("finding:summary.askWhen"),
  t("finding:summary.askMedicines"),
];

const sourceName = ({ title, publisher }: VisitSummary["sources"][number]) =>
  `${title} (${publisher})`;

type AboutProps = { people: readonly SummedUpPerson[]; ownName: string | null };

function About({ people, ownName }: AboutProps) {
  const self = { who: "self", name: null, known: [] } as const;
  const shown = people.length > 0 ? people : [self];
  return (
    <ul>
      {shown.map(({ who, name, known }) => (
        <li key={who + (name ?? "")}>
          <bdi>
            {name ??
              (who === "other" ? t("finding:summary.other") : (ownName ?? t("finding:summary.me")))}
          </bdi>
          {known.length > 0 ? `. ${t("finding:summary.known", { facts: known.join(", ") })}` : null}
        </li>
      ))}
    </ul>
  );
}

const named = (name: string | null, value: string) =>
  name === null ? value : t("shared:named", { name, value });

function Medicines({ summary }: { summary: VisitSummary }) {
  const { people, medicines, medicineNotes } = summary;
  const taken = people.flatMap((person) => person.medicines);
  const allergies = people.flatMap((person) => person.allergies);
  if (taken.length + allergies.length + medicines.length === 0) {
    return <p>{t("finding:summary.noMedicines")}</p>;
  }
  return (
    <>
      {people.map(({ name, medicines: own }) =>
        own.length > 0 ? (
          <p key={name ?? ""}>
            {named(
              people.length > 1 ? name : null,
              t("finding:summary.takes", { list: inList(own) }),
            )}
          </p>
        ) : null,
      )}
      {medicines.length > 0 ? (
        <p>{t("finding:summary.named", { list: inList(medicines) })}</p>
      ) : null}
      {allergies.length > 0 ? (
        <p>{t("finding:summary.allergies", { list: inList(allergies) })}</p>
      ) : null}
      {medicineNotes.length > 0 ? (
        <ul className="marked">
          {medicineNotes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function LeftOutLine({ leftOut }: { leftOut: LeftOut }) {
  const { lines, words, advice, outcomes, questions, notes, sources, facts } = leftOut;
  const parts = [
    lines > 0 ? t("finding:summary.leftLines", { count: lines }) : null,
    words ? t("finding:summary.leftWords") : null,
    advice > 0 ? t("finding:summary.leftAdvice", { count: advice }) : null,
    outcomes > 0 ? t("finding:summary.leftOutcomes", { count: outcomes }) : null,
    questions > 0 ? t("finding:summary.leftQuestions", { count: questions }) : null,
    notes > 0 ? t("finding:summary.leftNotes", { count: notes }) : null,
    sources > 0 ? t("finding:summary.leftSources", { count: sources }) : null,
    facts ? t("finding:summary.leftFacts") : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return <p className="left-out meta">{t("finding:summary.leftOut", { list: inList(parts) })}</p>;
}
