import { Printer } from "lucide-react";
import { useEffect, useId, useState, useSyncExternalStore } from "react";
import { type AboutWhom, aboutWhomSchema } from "#contracts/finding.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TopBar } from "../../components/top-bar.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { readHidden, subscribeToHidden } from "../chat/hidden-sessions.ts";
import { usePeople } from "../profile/requests/list-people.ts";
import { useTimeline } from "./requests/read-timeline.ts";
import { TimelineEntryView } from "./timeline-entry.tsx";
import { inWeeks } from "./weeks.ts";

/** So many are looked for before somebody asks for more. */
const pageSize = 40;

/** What was asked over the weeks, what was advised, and how it went on; for oneself and whom one cares for. */
export default function TimelinePage() {
  const people = usePeople().data ?? [];
  const [about, setAbout] = useState<AboutWhom | null>(null);
  const name =
    about === "self"
      ? t("finding:times.me")
      : (people.find(({ id }) => id === about)?.name ?? null);
  return (
    <div className="flex min-h-0 flex-1 flex-col print:block">
      <TopBar title={t("finding:timeline")} />
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">
        <div className="mx-auto max-w-[42rem] px-5 pt-7 pb-[max(3rem,env(safe-area-inset-bottom))] sm:px-6 print:max-w-none print:p-0">
          <h1 className="text-title font-bold tracking-tight">{t("finding:timeline")}</h1>
          <p className="no-print mt-1.5 text-note text-soft">{t("finding:times.lead")}</p>
          <p className="mt-1 hidden text-note print:block">
            {name === null
              ? t("finding:times.printedOfAll", { day: inDay(new Date()) })
              : t("finding:times.printedOf", { name, day: inDay(new Date()) })}{" "}
            {t("finding:times.software")}
          </p>
          {people.length > 0 ? (
            <AboutFilter people={people} about={about} onChange={setAbout} />
          ) : null}
          <Entries key={about} about={about} name={name} />
        </div>
      </div>
    </div>
  );
}

type AboutFilterProps = {
  people: readonly { id: AboutWhom; name: string }[];
  about: AboutWhom | null;
  onChange(about: AboutWhom | null): void;
};

function AboutFilter({ people, about, onChange }: AboutFilterProps) {
  const id = useId();
  function choose(value: string) {
    const known = aboutWhomSchema.safeParse(value);
    onChange(known.success ? known.data : null);
  }
  return (
    <div className="no-print mt-4 flex items-center gap-2 text-note">
      <label htmlFor={id}>{t("finding:times.about")}</label>
      <select
        id={id}
        value={about ?? ""}
        onChange={(event) => choose(event.target.value)}
        className="min-h-11 max-w-full rounded-control border border-edge bg-surface px-3 text-input text-ink"
      >
        <option value="">{t("finding:times.everyone")}</option>
        <option value="self">{t("finding:times.me")}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Entries({ about, name }: { about: AboutWhom | null; name: string | null }) {
  const [wanted, setWanted] = useState(pageSize);
  const timeline = useTimeline(about);
  const { data, error, hasNextPage, isFetching, isPaused, fetchNextPage } = timeline;
  const hidden = useSyncExternalStore(subscribeToHidden, readHidden);
  // The server goes by the last change of a chat, such as a new name.
  const shown = (data ?? [])
    .filter(({ sessionId }) => !hidden.includes(sessionId))
    .sort((a, b) => b.to.localeCompare(a.to));
  const goesOn = hasNextPage && !isFetching && !isPaused && !error && shown.length < wanted;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  const looking = (isFetching && !data) || goesOn || timeline.isFetchingNextPage;
  if (!looking && !isPaused && !error && shown.length === 0)
    return <Empty about={about} name={name} />;
  return (
    <>
      {inWeeks(shown, new Date()).map((week) => (
        <section key={week.name} aria-label={week.name} className="mt-8 print:mt-5">
          <h2 className="text-note font-bold">{week.name}</h2>
          <ol className="ms-2 mt-2 border-s-2 border-line">
            {week.entries.map((entry) => (
              <TimelineEntryView
                key={entry.sessionId + (entry.about?.id ?? "")}
                entry={entry}
                namesThem={about === null}
              />
            ))}
          </ol>
        </section>
      ))}
      <p role="status" className="no-print mt-4 text-note text-soft">
        {looking ? t("finding:times.looking") : null}
        {isPaused ? t("shared:failure.offline") : null}
      </p>
      {error ? <Notice kind="fault">{sentenceFor(error)}</Notice> : null}
      <div className="no-print mt-4 flex flex-wrap gap-2">
        {hasNextPage && !looking ? (
          <Button look="quiet" onClick={() => setWanted(wanted + pageSize)}>
            {t("finding:times.older")}
          </Button>
        ) : null}
        {shown.length > 0 ? (
          <Button look="quiet" onClick={() => window.print()}>
            <Printer aria-hidden className="size-5" />
            {t("finding:times.print")}
          </Button>
        ) : null}
      </div>
      {hasNextPage ? (
        <p className="mt-4 hidden text-note print:block">{t("finding:times.olderLeftOut")}</p>
      ) : null}
    </>
  );
}

function Empty({ about, name }: { about: AboutWhom | null; name: string | null }) {
  return (
    <div className="mt-8 rounded-card border border-line bg-surface px-5 py-6">
      <p className="font-semibold">
        {about !== null && about !== "self" && name !== null
          ? t("finding:times.emptyAbout", { name })
          : t("finding:times.empty")}
      </p>
      <p className="mt-1 text-note text-soft">{t("finding:times.emptyHelp")}</p>
      <ButtonLink to="/chat" className="mt-4">
        {t("finding:times.ask")}
      </ButtonLink>
    </div>
  );
}
