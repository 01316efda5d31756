import { Link } from "react-router";
import type { AssistantMessage } from "#contracts/chat.ts";
import { t } from "../../language/t.ts";
import { WhereItWentList } from "./where-it-went-list.tsx";

/** What an answer was made of, for those who want to know. */
export function AnswerDetails({ message }: { message: AssistantMessage }) {
  const { record, checks } = message;
  if (!record) return null;
  return (
    <details className="no-print text-small">
      <summary className="inline-flex min-h-11 items-center rounded-control pe-2 underline underline-offset-4">
        {t("reading:details.title")}
      </summary>
      <WhereItWent message={message} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-2">
        {factsOf(record, checks.length).map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd dir="auto" className="min-w-0 break-words text-start text-ink">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <Link to="/safety" className="inline-flex min-h-11 items-center underline underline-offset-4">
        {t("reading:details.howWell")}
      </Link>
    </details>
  );
}

function WhereItWent({ message }: { message: AssistantMessage }) {
  return (
    <section className="grid gap-1 pb-3">
      <h3 className="font-semibold">{t("reading:details.whereWords")}</h3>
      <WhereItWentList message={message} />
    </section>
  );
}

type Record = NonNullable<AssistantMessage["record"]>;

function factsOf(record: Record, sentences: number): [string, string][] {
  const { model, promptVersion, rules, country, readingGrade, used, usage } = record;
  const known = (name: string, value: string | null | undefined): [string, string][] =>
    value ? [[name, value]] : [];
  const fired = rules && (rules.length > 0 ? rules.join(", ") : t("reading:details.none"));
  return [
    [
      t("reading:details.answeredBy"),
      model === "library" ? t("reading:details.libraryAlone") : model,
    ],
    ...known(t("reading:details.prompt"), promptVersion === "none" ? null : promptVersion),
    [t("reading:details.library"), record.libraryVersion],
    [t("reading:details.rules"), record.rulesVersion],
    ...known(t("reading:details.fired"), fired),
    [t("reading:details.checked"), String(sentences)],
    ...known(t("reading:details.country"), country),
    ...known(t("reading:details.used"), used?.join(", ")),
    ...known(
      t("reading:details.level"),
      readingGrade === undefined ? null : levelInWords(readingGrade),
    ),
    [t("reading:details.cached"), t(usage.cached ? "reading:details.yes" : "reading:details.no")],
  ];
}

/** Flesch–Kincaid counts years of US school; eight or less is the aim. */
const levelInWords = (grade: number) =>
  t("reading:details.levelYears", { count: Math.max(1, Math.round(grade)) });
