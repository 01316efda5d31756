import { CalendarRange, SquarePen } from "lucide-react";
import { Suspense, use, useCallback, useEffect, useRef, useState } from "react";
import { NavLink } from "react-router";
import { ButtonLink } from "../components/button.tsx";
import { classNames } from "../components/class-names.ts";
import { Logo } from "../components/logo.tsx";
import { neededPart } from "../components/needed-part.tsx";
import { DrawerContext } from "../components/top-bar.tsx";
import { SessionList } from "../features/chat/session-list.tsx";
import { SearchField } from "../features/finding/search-field.tsx";
import { useResultKeys, useSearchShortcut } from "../features/finding/use-search-keys.ts";
import { t } from "../language/t.ts";
import { AccountMenu } from "./account-menu.tsx";

const SearchResults = neededPart(() => import("../features/finding/search-results.tsx"));

/** While somebody types on, what was typed so far isn't looked for. Milliseconds. */
const pause = 250;

/** @param onPick closes the drawer that it may stand in */
export function Sidebar({ onPick }: { onPick(): void }) {
  const around = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const clear = useCallback(() => setTyped(""), []);
  const query = useSettled(typed.trim());
  useSearchShortcut(field, use(DrawerContext));
  useResultKeys(around, field, clear);
  return (
    <div ref={around} className="flex min-h-0 w-full flex-1 flex-col pt-[env(safe-area-inset-top)]">
      <div className="px-4 pt-4 pb-3">
        <Logo />
      </div>
      <div className="grid gap-2 px-3 pb-3">
        <ButtonLink to="/chat" look="quiet" className="w-full justify-start" onClick={onPick}>
          <SquarePen aria-hidden className="size-5" />
          {t("asking:newChat")}
        </ButtonLink>
        <SearchField ref={field} value={typed} onChange={setTyped} />
        <NavLink to="/timeline" onClick={onPick} className={linkClass}>
          <CalendarRange aria-hidden className="size-5 text-soft" />
          {t("finding:timeline")}
        </NavLink>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3" data-results>
        {query === "" ? (
          <SessionList onPick={onPick} />
        ) : (
          <Suspense>
            <SearchResults key={query} query={query} onPick={onPick} />
          </Suspense>
        )}
      </div>
      <div className="border-t border-line p-2">
        <AccountMenu onPick={onPick} />
      </div>
    </div>
  );
}

/** One letter finds too much, but where a letter is a word. */
const isEnough = (text: string) => text.length > 1 || /\P{ASCII}/u.test(text);

/** What stands there once nobody types on; cleared at once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState("");
  const wanted = isEnough(text) ? text : "";
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), wanted === "" ? 0 : pause);
    return () => clearTimeout(timer);
  }, [wanted]);
  return wanted === "" ? "" : settled;
}

function linkClass({ isActive }: { isActive: boolean }): string {
  return classNames(
    "flex min-h-11 items-center gap-2 rounded-control px-4 text-note",
    isActive ? "bg-accent-wash font-semibold" : "hover:bg-page",
  );
}
