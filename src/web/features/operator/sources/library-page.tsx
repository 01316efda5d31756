import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { sentenceFor } from "../../../http/request-failure.ts";
import { t } from "../../../language/t.ts";
import { Section } from "../../security/section.tsx";
import { isUnderWay, useLibrary } from "../requests/library.ts";
import { AddSource } from "./add-source.tsx";
import { ChangeByCommand } from "./change-by-command.tsx";
import { JobProgress } from "./job-progress.tsx";
import { SourceRow } from "./source-row.tsx";

/** What answers are quoted from: what is in it, adding to it, and taking away. */
export default function LibraryPage() {
  const library = useLibrary();
  const { data } = library;
  const sources = data?.details?.sources ?? [];
  const gone = data?.details?.gone ?? [];
  return (
    <Page title={t("operator:library.title")} lead={t("operator:library.lead")}>
      {library.error ? <Notice kind="fault">{sentenceFor(library.error)}</Notice> : null}
      {data?.job ? <JobProgress key={data.job.id} job={data.job} /> : null}
      {data ? (
        <section aria-label={t("operator:library.holds")} className="grid gap-3">
          {sources.length === 0 ? <Notice>{t("operator:library.empty")}</Notice> : null}
          <ul className="divide-y divide-line rounded-card border border-line bg-surface empty:hidden">
            {sources.map((source) => (
              <SourceRow
                key={source.source}
                source={source}
                canRemove={data.changeable && !isUnderWay(data.job)}
              />
            ))}
          </ul>
          {gone.map(({ source, withdrawn }) => (
            <p key={source} className="text-small text-soft">
              {t("operator:library.gone", { source, count: withdrawn })}
            </p>
          ))}
          {data.details ? (
            <p className="text-small text-soft">
              {t("operator:library.version", { version: data.details.version })}
            </p>
          ) : null}
        </section>
      ) : null}
      {data ? (
        <Section title={t("operator:library.add.title")} about={t("operator:library.add.about")}>
          {data.changeable ? (
            <AddSource busy={isUnderWay(data.job)} held={sources.map(({ source }) => source)} />
          ) : (
            <ChangeByCommand />
          )}
        </Section>
      ) : null}
    </Page>
  );
}
