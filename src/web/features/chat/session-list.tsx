import { useSyncExternalStore } from "react";
import { NavLink } from "react-router";
import { Button } from "../../components/button.tsx";
import { classNames } from "../../components/class-names.ts";
import { readHidden, subscribeToHidden } from "./hidden-sessions.ts";
import { useSessions } from "./requests/list-sessions.ts";
import { sessionDays } from "./session-days.ts";

/** The person's chat sessions by day. */
export function SessionList({ onPick }: { onPick(): void }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSessions();
  const hidden = useSyncExternalStore(subscribeToHidden, readHidden);
  const shown = (data ?? []).filter(({ id }) => !hidden.includes(id));
  if (data && shown.length === 0) {
    return <p className="px-3 py-2 text-note text-soft">Your chats will be listed here.</p>;
  }
  return (
    <>
      {sessionDays(shown, new Date()).map(({ name, sessions }) => (
        <section key={name} aria-label={name} className="mb-4">
          <h2 className="px-3 pb-1 text-small font-semibold text-soft">{name}</h2>
          <ul>
            {sessions.map(({ id, title }) => (
              <li key={id}>
                <NavLink to={`/chat/${id}`} onClick={onPick} className={linkClass}>
                  <span className="truncate">{title}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage ? (
        <Button
          look="plain"
          className="w-full"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Older chats
        </Button>
      ) : null}
    </>
  );
}

function linkClass({ isActive }: { isActive: boolean }): string {
  return classNames(
    "flex min-h-11 items-center rounded-control px-3 text-note transition-colors",
    isActive ? "bg-accent-wash font-semibold text-ink" : "text-ink hover:bg-sunken",
  );
}
