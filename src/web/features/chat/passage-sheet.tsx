import { ExternalLink } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import type { ShownCitation } from "#contracts/chat.ts";
import { disarmed } from "../../components/mark-signs.ts";
import { Markdown } from "../../components/markdown.tsx";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { dates } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { citedWords, markedQuote, numberAmong } from "./cited-words.ts";
import type { OpenedPassage } from "./opened-passage.tsx";

type PassageSheetProps = { opened: OpenedPassage | null; onClose(): void };

/** The passage that an answer rests on, as it stood when the answer was written, with the words that it rests on. */
export function PassageSheet({ opened, onClose }: PassageSheetProps) {
  const citation = opened?.citation;
  return (
    <Sheet
      open={opened !== null}
      onClose={onClose}
      side="end"
      title={citation ? t("reading:source.heading", { n: citation.n, title: citation.title }) : ""}
    >
      {opened ? <Passage opened={opened} /> : null}
    </Sheet>
  );
}

function Passage({ opened }: { opened: OpenedPassage }) {
  const { citation, number } = opened;
  const { text, words, traced } = useMemo(() => marked(opened), [opened]);
  const room = useRef<HTMLDivElement>(null);
  useFirstMarkInSight(room, text);
  return (
    <div
      ref={room}
      data-passage={citation.passageId}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-6"
    >
      <Origin citation={citation} />
      <Changed citation={citation} />
      <p className="mt-3 text-small text-soft">
        {words}
        {traced && number ? ` ${t("reading:source.numberHere", { number })}` : ""}
      </p>
      <div className="mt-3 border-s-3 border-accent ps-4">
        {citation.heading ? (
          <h3 className="mb-2 text-note font-semibold" dir="auto">
            {citation.heading}
          </h3>
        ) : null}
        <Markdown text={text} />
      </div>
      {/^https?:/.test(citation.url) ? (
        <a
          href={citation.url}
          target="_blank"
          rel="noopener noreferrer"
          className="mt-5 inline-flex min-h-11 items-center gap-2 text-note font-semibold text-accent underline underline-offset-4"
        >
          {t("reading:source.open")}
          <ExternalLink aria-hidden className="size-4 rtl:-scale-x-100" />
        </a>
      ) : null}
    </div>
  );
}

/** Who wrote it, when, and under which licence it stands here. */
function Origin({ citation }: { citation: ShownCitation }) {
  const { publisher, writtenOn, licence, reviewedBy } = citation;
  const dated = licence !== undefined || writtenOn !== undefined;
  return (
    <div className="grid gap-0.5 text-note text-soft">
      <p dir="auto">{publisher}</p>
      {writtenOn ? <p>{t("reading:source.written", { date: day(writtenOn) })}</p> : null}
      {dated && !writtenOn ? <p>{t("reading:source.undated")}</p> : null}
      {licence ? <p>{t("reading:source.licence", { licence })}</p> : null}
      {reviewedBy ? <p>{t("reading:source.reviewed", { who: reviewedBy })}</p> : null}
    </div>
  );
}

function Changed({ citation: { withdrawn } }: { citation: ShownCitation }) {
  if (!withdrawn) return null;
  return (
    <div className="mt-3">
      <Notice>
        {t(withdrawn === "changed" ? "reading:source.changed" : "reading:source.withdrawn")}
      </Notice>
    </div>
  );
}

function marked({ citation, sentences, number }: OpenedPassage) {
  const quote = disarmed(citation.quote);
  const { places, exact } = citedWords(quote, sentences);
  const strong = number === null ? [] : numberAmong(quote, number, places);
  return {
    text: markedQuote(quote, places, strong),
    traced: strong.length > 0,
    words: t(
      places.length === 0
        ? "reading:source.whole"
        : exact
          ? "reading:source.quoted"
          : "reading:source.closest",
    ),
  };
}

/** A long passage opens where its marked words stand. Its renderer may come a moment later. */
function useFirstMarkInSight(room: React.RefObject<HTMLDivElement | null>, text: string): void {
  useEffect(() => {
    const element = room.current;
    if (!element || text === "") return;
    const look = () => {
      const mark = element.querySelector("mark.strong") ?? element.querySelector("mark");
      if (!mark) return false;
      mark.scrollIntoView({ block: "center" });
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [room, text]);
}

const wholeDay = dates({ dateStyle: "long", timeZone: "UTC" });

/** "2024-05-01" as its reader writes a day; the source's own words where it is no whole date. */
function day(written: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(written) ? wholeDay(written) : written;
}
