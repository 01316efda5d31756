import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { NavLink, useMatch, useNavigate } from "react-router";
import type { Session } from "#contracts/chat.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { classNames } from "../../components/class-names.ts";
import { Menu, MenuItem } from "../../components/menu.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { readHidden, subscribeToHidden } from "./hidden-sessions.ts";
import { RenameField } from "./rename-field.tsx";
import { useDeleteSession } from "./requests/delete-session.ts";
import { useSessions } from "./requests/list-sessions.ts";
import { sessionDays } from "./session-days.ts";

/** The person's chat sessions by day. */
export function SessionList({ onPick }: { onPick(): void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useSessions();
  const hidden = useSyncExternalStore(subscribeToHidden, readHidden);
  const shown = (data ?? []).filter(({ id }) => !hidden.includes(id));
  if (error && !data) {
    return (
      <div className="px-3 py-2 text-note text-soft">
        <p>{t("finding:notListed")}</p>
        <p className="mt-1">{sentenceFor(error)}</p>
        <Button look="quiet" className="mt-3" onClick={() => void refetch()}>
          {t("finding:again")}
        </Button>
      </div>
    );
  }
  if (data && shown.length === 0 && !hasNextPage) {
    return <p className="px-3 py-2 text-note text-soft">{t("finding:empty")}</p>;
  }
  return (
    <>
      {sessionDays(shown, new Date()).map(({ name, sessions }) => (
        <section key={name} aria-label={name} className="mb-4">
          <h2 className="px-3 pb-1 text-small font-semibold text-soft">{name}</h2>
          <ul>
            {sessions.map((session) => (
              <li key={session.id}>
                <SessionRow session={session} onPick={onPick} />
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
          {t("finding:older")}
        </Button>
      ) : null}
    </>
  );
}

type SessionRowProps = { session: Session; onPick(): void };

function SessionRow({ session, onPick }: SessionRowProps) {
  const [renaming, setRenaming] = useState(false);
  if (renaming) return <RenameField session={session} onDone={() => setRenaming(false)} />;
  return (
    <div className="group relative flex items-center">
      <NavLink to={`/chat/${session.id}`} onClick={onPick} className={linkClass}>
        <span dir="auto" className="truncate">
          {session.title}
        </span>
      </NavLink>
      <RowMenu session={session} onRename={() => setRenaming(true)} />
    </div>
  );
}

/** Seen where a pointer or the focus is; always where there is no pointer. */
function RowMenu({ session, onRename }: { session: Session; onRename(): void }) {
  const remove = useDeleteSession();
  const navigate = useNavigate();
  const isOpen = useMatch(`/chat/${session.id}/*`) !== null;
  function deleteIt() {
    remove.mutate(session.id);
    if (isOpen) void navigate("/chat", { replace: true });
  }
  return (
    <div className="absolute end-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100">
      <Menu
        trigger={
          <IconButton label={t("finding:moreAbout", { title: session.title })}>
            <Ellipsis aria-hidden className="size-5" />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil />} onSelect={onRename}>
          {t("finding:rename")}
        </MenuItem>
        <MenuItem icon={<Trash2 />} onSelect={deleteIt}>
          {t("finding:delete")}
        </MenuItem>
      </Menu>
    </div>
  );
}

function linkClass({ isActive }: { isActive: boolean }): string {
  return classNames(
    "flex min-h-11 min-w-0 flex-1 items-center rounded-control ps-3 pe-3 text-note transition-colors",
    "group-hover:pe-11 group-focus-within:pe-11 pointer-coarse:pe-11",
    isActive ? "bg-accent-wash font-semibold text-ink" : "text-ink hover:bg-sunken",
  );
}
