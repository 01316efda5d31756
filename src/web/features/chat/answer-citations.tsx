import { type ReactNode, use, useEffect, useMemo, useRef } from "react";
import type { Citation } from "#contracts/passage.ts";
import { CitationsContext } from "../../components/citations-context.ts";
import type { Place } from "../../components/mark-signs.ts";
import { citedWords } from "./cited-words.ts";
import { OpenPassageContext } from "./opened-passage.tsx";
import type { ReplyView } from "./stream/reply-view.ts";

/** What the chips and numbers of one answer know of it. They aren't drawn again with each word that comes. */
export function AnswerCitations({ view, children }: { view: ReplyView; children: ReactNode }) {
  const openPassage = use(OpenPassageContext);
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  }, [view]);
  const { citations } = view;
  const value = useMemo(
    () => ({
      citations,
      gist: (citation: Citation, place: Place | null) =>
        gistOf(citation, sentencesOn(latest.current, citation.n, place)),
      open: (citation: Citation, place: Place | null, number?: string) =>
        openPassage({
          citation,
          sentences: sentencesOn(latest.current, citation.n, place),
          number: number ?? null,
        }),
    }),
    [citations, openPassage],
  );
  return <CitationsContext value={value}>{children}</CitationsContext>;
}

/** The sentences that were found in a source, of those at a place; where none is, all of them. */
export function sentencesOn(view: ReplyView, n: number, place: Place | null): string[] {
  const found = view.checks.filter(
    ({ verdict, numbers }) => verdict === "found in source" && numbers?.includes(n),
  );
  const here = place ? found.filter(({ from, to }) => from < place.to && place.from < to) : [];
  return (here.length > 0 ? here : found).map(({ from, to }) => view.text.slice(from, to));
}

/** Characters of a preview, from the first words that the answer rests on. */
const longestGist = 260;

function gistOf({ quote }: Citation, sentences: readonly string[]): string {
  const from = citedWords(quote, sentences).places[0]?.from ?? 0;
  const text = quote
    .slice(from, from + longestGist)
    .replace(/^[#>\s]+|\*\*|^\s*[-*+]\s+/gm, "")
    .replace(/\s+/g, " ")
    .trim();
  return `${from > 0 ? "… " : ""}${text}${quote.length > from + longestGist ? " …" : ""}`;
}
