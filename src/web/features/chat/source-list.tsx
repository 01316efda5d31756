import type { Citation } from "#contracts/passage.ts";

type SourceListProps = { citations: Citation[]; onOpen(citation: Citation): void };

/** The pages that an answer rests on, each with the numbers of its passages. */
export function SourceList({ citations, onOpen }: SourceListProps) {
  if (citations.length === 0) return null;
  return (
    <ul aria-label="Sources" className="mt-1">
      {pagesOf(citations).map(({ name, publisher, passages }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-2.5">
          <span className="flex">
            {passages.map((citation) => (
              <button
                key={citation.n}
                type="button"
                aria-haspopup="dialog"
                aria-label={`Passage ${citation.n}`}
                onClick={() => onOpen(citation)}
                className="group inline-flex size-11 items-center justify-start rounded-control print:size-auto print:pe-2"
              >
                <span className="inline-flex h-7 min-w-7 items-center justify-center rounded-full bg-accent-wash text-small font-semibold text-accent transition-colors group-hover:bg-accent group-hover:text-on-accent">
                  {citation.n}
                </span>
              </button>
            ))}
          </span>
          <span className="min-w-0 flex-1 basis-48">
            <span className="text-ink">{passages[0]?.title}</span> · {publisher}
          </span>
        </li>
      ))}
    </ul>
  );
}

type Page = { name: string; publisher: string; passages: Citation[] };

function pagesOf(citations: Citation[]): Page[] {
  const pages = new Map<string, Page>();
  for (const citation of citations) {
    const { title, publisher } = citation;
    const name = `${title} · ${publisher}`;
    const page = pages.get(name) ?? { name, publisher, passages: [] };
    pages.set(name, { ...page, passages: [...page.passages, citation] });
  }
  return [...pages.values()];
}
