import { Tooltip } from "radix-ui";
import { memo, type ReactNode, use, useMemo, useRef, useState } from "react";
import type { Citation } from "#contracts/passage.ts";
import { t } from "../language/t.ts";
import { CitationsContext } from "./citations-context.ts";
import type { Place } from "./mark-signs.ts";

const chip =
  "me-px inline-flex h-6 min-w-6 items-center justify-center rounded-full px-1.5 align-[0.1em] text-small " +
  "font-semibold leading-none";

/** As attributes give it; without a place it stands for the whole answer. */
type CitationChipProps = { n: string; from: string | undefined; to: string | undefined };

/** The number of a source; opens the passage. A number whose source hasn't arrived yet stands still. */
export const CitationChip = memo(function CitationChip({ n: told, from, to }: CitationChipProps) {
  const { citations, open } = use(CitationsContext);
  const n = Number(told);
  const place = useMemo(() => placeOf(from, to), [from, to]);
  const citation = citations.find((known) => known.n === n);
  if (!citation) return <span className={`${chip} bg-sunken text-soft`}>{n}</span>;
  return (
    <Previewed citation={citation} place={place}>
      <button
        type="button"
        className={`${chip} touch-target bg-accent-wash text-accent transition-colors hover:bg-accent hover:text-on-accent`}
        aria-label={t("reading:source.name", { n, title: citation.title })}
        aria-haspopup="dialog"
        onClick={() => open(citation, place)}
      >
        {n}
      </button>
    </Previewed>
  );
});

function placeOf(from: string | undefined, to: string | undefined): Place | null {
  return from === undefined || to === undefined ? null : { from: Number(from), to: Number(to) };
}

type PreviewedProps = { citation: Citation; place: Place | null; children: ReactNode };

/** A card beside a chip for a pointer that hovers and for the keyboard; a finger opens the passage at once. */
function Previewed({ citation, place, children }: PreviewedProps) {
  const [shown, setShown] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <Tooltip.Root
      open={shown}
      onOpenChange={(wish) => setShown(wish && isPointedAt(trigger.current))}
    >
      <Tooltip.Trigger asChild ref={trigger}>
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side="top"
          sideOffset={6}
          collisionPadding={12}
          aria-label={citation.publisher}
          className="no-print z-30 max-w-[min(22rem,calc(100vw-1.5rem))] rounded-control border border-line bg-surface px-4 py-3 text-small text-ink shadow-float"
        >
          <Preview citation={citation} place={place} />
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

/** Not when the focus comes back from the sheet that a finger had opened. */
function isPointedAt(element: HTMLElement | null): boolean {
  if (!element) return false;
  const hovers = window.matchMedia("(hover: hover)").matches;
  return element.matches(":focus-visible") || (hovers && element.matches(":hover"));
}

function Preview({ citation, place }: Omit<PreviewedProps, "children">) {
  const { gist } = use(CitationsContext);
  return (
    <div data-preview={citation.n}>
      <p className="text-note font-semibold" dir="auto">
        {citation.title}
      </p>
      <p className="text-soft" dir="auto">
        {citation.publisher}
      </p>
      <p className="mt-1.5 line-clamp-5" dir="auto">
        {gist(citation, place)}
      </p>
      <p className="mt-1.5 text-soft">{t("reading:source.preview")}</p>
    </div>
  );
}

type TracedNumberProps = CitationChipProps & { number: string };

/** A number of the answer; shows where in its source it stands. */
export const TracedNumber = memo(function TracedNumber(props: TracedNumberProps) {
  const { n, from, to, number } = props;
  const { citations, open } = use(CitationsContext);
  const citation = citations.find((known) => known.n === Number(n));
  if (!citation) return number;
  return (
    <button
      type="button"
      title={t("reading:source.number", { number, n })}
      aria-haspopup="dialog"
      className="touch-target underline decoration-edge decoration-dotted underline-offset-4 hover:decoration-accent hover:decoration-solid"
      onClick={() => open(citation, placeOf(from, to), number)}
    >
      {number}
    </button>
  );
});

/** After a sentence that says something which was not found in the sources it names; explains itself when pressed. */
export function UnverifiedMark() {
  const [explained, setExplained] = useState(false);
  return (
    <>
      <button
        type="button"
        data-mark="unverified"
        aria-expanded={explained}
        onClick={() => setExplained(!explained)}
        className="touch-target ms-1.5 me-0.5 inline-block rounded-inner border border-dashed border-edge px-1.5 align-[0.1em] text-small leading-5 text-soft hover:bg-sunken"
      >
        {t("reading:proof.unverified")}
      </button>
      <span role="status" className={explained ? "block py-1 text-small text-soft" : "sr-only"}>
        {explained ? t("reading:proof.unverifiedWhy") : ""}
      </span>
    </>
  );
}
