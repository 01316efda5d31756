import { createContext, use } from "react";
import type { Citation } from "#contracts/passage.ts";

type Citations = {
  citations: readonly Citation[];
  open(citation: Citation): void;
};

export const CitationsContext = createContext<Citations>({ citations: [], open: () => undefined });

const chip =
  "me-px inline-flex h-6 min-w-6 items-center justify-center rounded-full px-1.5 align-[0.1em] text-small " +
  "font-semibold leading-none";

/** The number of a source; opens the passage. A number whose source hasn't arrived yet stands still. */
export function CitationChip({ n }: { n: number }) {
  const { citations, open } = use(CitationsContext);
  const citation = citations.find((known) => known.n === n);
  if (!citation) return <span className={`${chip} bg-sunken text-soft`}>{n}</span>;
  return (
    <button
      type="button"
      className={`${chip} bg-accent-wash text-accent transition-colors hover:bg-accent hover:text-on-accent`}
      aria-label={`Source ${n}: ${citation.title}`}
      aria-haspopup="dialog"
      onClick={() => open(citation)}
    >
      {n}
    </button>
  );
}

/** After a sentence that says something which was not found in the sources it names. */
export function UnverifiedMark() {
  return (
    <span className="mx-0.5 inline-block rounded border border-dashed border-edge px-1.5 align-[0.1em] text-small leading-5 text-soft">
      not found in a source
    </span>
  );
}
