import { useEffect, useState, useSyncExternalStore } from "react";
import { Link } from "react-router";
import type { FoundSession, SearchHit } from "#contracts/finding.ts";
import { Button } from "../../components/button.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { inDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { readHidden, subscribeToHidden } from "../chat/hidden-sessions.ts";
import { Marked } from "./marked.tsx";
import { useSearch } from "./requests/search-chats.ts";

/** So many are looked for before somebody asks for more. */
const pageSize = 20;

type SearchResultsProps = { query: string; onPick(): void };

export default function SearchResults({ query, onPick }: SearchResultsProps) {
  const [wanted, setWanted] = useState(pageSize);
  const search = useSearch(query);
  const { data, error, refetch, hasNextPage, isFetching, isPaused, fetchNextPage } = search;
  const hidden = useSyncExternalStore(subscribeToHidden, readHidden);
  const found = (data ?? []).filter(({ sessionId }) => !hidden.includes(sessionId));
  const goesOn = hasNextPage && !isFetching && !isPaused && !error && found.length < wanted;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  const looking = isFetching || goesOn;
  const isOver = !looking && !isPaused && !error;
  return (
    <div>
      <p role="status" className="px-3 pb-2 text-small text-soft">
        {looking ? t("finding:search.looking") : null}
        {isPaused ? t("shared:failure.offline") : null}
        {isOver && found.length > 0 ? t("finding:search.found", { count: found.length }) : null}
        {isOver && found.length === 0 ? (
          <>
            <span className="block text-note text-ink">{t("finding:search.nothing")}</span>
            <span className="mt-1 block">{t("finding:search.nothingHelp")}</span>
          </>
        ) : null}
      </p>
      {error ? (
        <div role="alert" className="px-3 pb-3 text-note">
          <p>{sentenceFor(error)}</p>
          <Button look="quiet" className="mt-2" onClick={() => void refetch()}>
            {t("finding:again")}
          </Button>
        </div>
      ) : null}
      {found.length > 0 ? (
        <ul aria-label={t("finding:search.results")}>
          {found.map((session) => (
            <li key={session.sessionId} className="mb-2">
              <Found session={session} onPick={onPick} />
            </li>
          ))}
        </ul>
      ) : null}
      {hasNextPage && !looking ? (
        <Button look="plain" className="w-full" onClick={() => setWanted(wanted + pageSize)}>
          {t("finding:search.more")}
        </Button>
      ) : null}
    </div>
  );
}

function Found({ session, onPick }: { session: FoundSession; onPick(): void }) {
  const { sessionId, title, updatedAt, hits, more } = session;
  const shown = hits.filter((hit) => !saysTheTitle(hit, title.text));
  return (
    <>
      <Link
        to={addressOf(session)}
        onClick={onPick}
        className="block min-h-11 rounded-control px-3 py-1.5 text-note hover:bg-page"
      >
        <span className="line-clamp-2 font-semibold">
          <Marked text={title} />
        </span>
        <span className="block text-small text-soft">{inDay(updatedAt)}</span>
      </Link>
      {shown.length > 0 ? (
        <ul>
          {shown.map((hit) => (
            <li key={hit.messageId}>
              <Link
                to={`/chat/${sessionId}#${hit.messageId}`}
                onClick={onPick}
                className="ms-3 block min-h-11 rounded-control border-s-2 border-line px-3 py-1.5 text-small hover:bg-page"
              >
                {hit.in === "answer" ? (
                  <span className="text-soft">{t("finding:search.answer")} </span>
                ) : null}
                <Marked text={hit.snippet} />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {more > 0 ? (
        <p className="ms-3 px-3 text-small text-soft">
          {t("finding:search.moreHits", { count: more })}
        </p>
      ) : null}
    </>
  );
}

/** Most titles are the first words of a question: nobody reads them twice. */
function saysTheTitle(hit: SearchHit, title: string): boolean {
  return hit.in === "question" && hit.snippet.text.startsWith(title.replace(/…$/, ""));
}

/** Where the first of it stands, or the chat where only its title was found. */
function addressOf({ sessionId, hits }: FoundSession): string {
  const first = hits[0];
  return first ? `/chat/${sessionId}#${first.messageId}` : `/chat/${sessionId}`;
}
