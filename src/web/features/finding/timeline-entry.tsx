import { Link } from "react-router";
import type { TimelineEntry } from "#contracts/finding.ts";
import type { Disposition } from "#contracts/triage.ts";
import { classNames } from "../../components/class-names.ts";
import { inDay, inWeekday } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { adviceWords } from "./advice-words.ts";

/** What is over alarms nobody: red is kept for an emergency that may be one now. */
const dots: Record<Disposition, string> = {
  emergency: "bg-ink",
  urgent: "bg-accent",
  routine: "bg-accent",
  "self-care": "bg-edge",
};

type TimelineEntryProps = {
  entry: TimelineEntry;
  /** Says whom it is about. */
  namesThem: boolean;
};

export function TimelineEntryView({ entry, namesThem }: TimelineEntryProps) {
  const { sessionId, messageId, title, about, asked, questions, disposition, withinHours } = entry;
  const [first, last] = [inWeekday(entry.from), inWeekday(entry.to)];
  return (
    <li className="relative break-inside-avoid py-2 ps-5">
      <span
        aria-hidden
        className={classNames(
          "absolute -start-[0.4375rem] top-4 size-3 rounded-full border-2 border-page",
          disposition ? dots[disposition] : "bg-line",
        )}
      />
      <p className="text-small text-soft">
        {first === last ? last : `${first} – ${last}`}
        {namesThem && about ? (
          <>
            {" · "}
            <bdi className="font-semibold text-ink">{about.name}</bdi>
          </>
        ) : null}
      </p>
      <Link
        to={`/chat/${sessionId}#${messageId}`}
        dir="auto"
        className="inline-block min-h-6 py-0.5 text-start underline decoration-line decoration-2 underline-offset-4 hover:decoration-accent"
      >
        {asked ?? title}
      </Link>
      {asked !== null && questions > 1 ? (
        <span className="block text-small text-soft">
          {t("finding:times.moreQuestions", { count: questions - 1 })}
        </span>
      ) : null}
      {asked === null ? <p className="text-note text-soft">{t("finding:times.private")}</p> : null}
      {disposition ? (
        <p className="text-note font-semibold">{adviceWords(disposition, withinHours)}</p>
      ) : null}
      {entry.outcomes.length > 0 ? (
        <ul className="text-note text-soft">
          {entry.outcomes.map(({ outcome, at }) => (
            <li key={at}>
              {t("finding:times.toldOn", {
                outcome: t(`finding:times.outcome.${outcome}`),
                day: inDay(at),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
