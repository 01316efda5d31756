import type { Citation } from "#contracts/passage.ts";
import { t } from "../../language/t.ts";
import { sourceLine } from "./source-line.ts";

type SourceListProps = { citations: readonly Citation[]; onOpen(citation: Citation): void };

/** The pages that an answer rests on, each with the numbers of its passages. On paper they are its footnotes. */
export function SourceList({ citations, onOpen }: SourceListProps) {
  if (citations.length === 0) return null;
  return (
    <>
      <ul aria-label={t("reading:sources")} className="no-print grid gap-1">
        {pagesOf(citations).map(({ name, publisher, passages }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-1">
            {passages.map((citation) => (
              <button
                key={citation.n}
                type="button"
                aria-haspopup="dialog"
                aria-label={t("reading:source.passage", { n: citation.n })}
                onClick={() => onOpen(citation)}
                className="group inline-flex size-11 items-center justify-start rounded-control"
              >
                <span className="inline-flex h-7 min-w-7 items-center justify-center rounded-full bg-accent-wash text-small font-semibold text-accent transition-colors group-hover:bg-accent group-hover:text-on-accent">
                  {citation.n}
                </span>
              </button>
            ))}
            <span
              className="order-first min-w-0 basis-full sm:order-none sm:flex-1 sm:basis-48"
              dir="auto"
            >
              <span className="text-ink">{passages[0]?.title}</span>
              {" · "}
              {publisher}
            </span>
          </li>
        ))}
      </ul>
      <Footnotes citations={citations} />
    </>
  );
}

function Footnotes({ citations }: Pick<SourceListProps, "citations">) {
  return (
    <section className="hidden text-small print:block" data-print="sources">
      <h3 className="font-semibold">{t("reading:sources")}</h3>
      <ol className="mt-1 grid gap-0.5">
        {citations.map((citation) => (
          <li key={citation.n} dir="auto">
            {sourceLine(citation)}
          </li>
        ))}
      </ol>
    </section>
  );
}

type Page = { name: string; publisher: string; passages: Citation[] };

function pagesOf(citations: readonly Citation[]): Page[] {
  const pages = new Map<string, Page>();
  for (const citation of citations) {
    const { title, publisher } = citation;
    const name = `${title} · ${publisher}`;
    const page = pages.get(name) ?? { name, publisher, passages: [] };
    pages.set(name, { ...page, passages: [...page.passages, citation] });
  }
  return [...pages.values()];
}
