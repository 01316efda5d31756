import { ChevronDown } from "lucide-react";
import { createContext, useId, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { t } from "../language/t.ts";
import { classNames } from "./class-names.ts";

export type PageTab = { to: string; label: string };

/** The pages of the area that a page belongs to, this one among them; empty for a page that stands alone. */
export const PageTabsContext = createContext<readonly PageTab[]>([]);

type TabsProps = { tabs: readonly PageTab[] };

/** Where there is room: all of them in sight, in a second row if need be. */
export function TabRow({ tabs }: TabsProps) {
  return (
    <nav
      aria-label={t("shell:settings")}
      className="no-print hidden shrink-0 border-b border-line md:block"
    >
      <ul className="flex flex-wrap gap-x-1 px-5 lg:px-4">
        {tabs.map(({ to, label }) => (
          <li key={to}>
            <NavLink
              to={to}
              end
              className={({ isActive }) =>
                classNames(
                  "flex min-h-11 items-center border-b-2 px-2.5 text-note",
                  isActive
                    ? "border-accent font-semibold"
                    : "border-transparent text-soft hover:text-ink forced-colors:border-none",
                )
              }
            >
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone the title of the page opens the list of its neighbours. */
export function TabMenu({ tabs, title }: TabsProps & { title: string }) {
  const id = useId();
  const list = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  return (
    <div className="min-w-0 flex-1 md:hidden">
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-11 max-w-full items-center gap-1.5 rounded-control px-2 text-note font-semibold"
      >
        <span className="min-w-0 truncate">{title}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-soft" />
        <span className="sr-only">{t("shell:allSettings")}</span>
      </button>
      <nav
        ref={list}
        id={id}
        popover="auto"
        aria-label={t("shell:settings")}
        className="fixed inset-x-3 top-[calc(3.5rem+env(safe-area-inset-top))] bottom-auto m-0 max-h-[75dvh] w-auto overflow-y-auto rounded-card border border-line bg-surface p-1.5 text-ink shadow-float"
      >
        <ul>
          {tabs.map(({ to, label }) => (
            <li key={to}>
              <NavLink
                to={to}
                end
                onClick={() => list.current?.hidePopover()}
                className={classNames(
                  "flex min-h-12 items-center rounded-control px-4 py-2",
                  to === pathname ? "bg-accent-wash font-semibold text-accent" : "hover:bg-sunken",
                )}
              >
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
