import { NavLink, Outlet, useLocation } from "react-router";
import { classNames } from "../components/class-names.ts";
import { PageTabsContext } from "../components/page.tsx";
import { useMe } from "../features/auth/requests/me.ts";
import { StepUpProvider } from "../features/security/step-up-provider.tsx";
import { t } from "../language/t.ts";

/** The pages about a person's own account, in the order of the tabs. */
const tabs = [
  { to: "/account", label: t("shell:tabs.account") },
  { to: "/account/security", label: t("shell:tabs.security") },
  { to: "/devices", label: t("shell:tabs.devices") },
  { to: "/account/data", label: t("shell:tabs.data") },
  { to: "/account/activity", label: t("shell:tabs.activity") },
] as const;

/** For who runs this server. */
const operatorTabs = [
  { to: "/operator/model", label: t("shell:tabs.model") },
  { to: "/operator/people", label: t("shell:tabs.people") },
  { to: "/operator/mail", label: t("shell:tabs.mail") },
] as const;

/** The frame of these pages: tabs above each of them, and the question whether it is really you. */
export default function SettingsArea() {
  return (
    <StepUpProvider>
      <PageTabsContext value={<Tabs />}>
        <Outlet />
      </PageTabsContext>
    </StepUpProvider>
  );
}

/** On a phone the row is wider than the screen. */
function bringIntoView(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: "nearest", inline: "center" });
}

function Tabs() {
  const me = useMe();
  const { pathname } = useLocation();
  const shown = me.data?.role === "operator" ? [...tabs, ...operatorTabs] : tabs;
  return (
    <nav
      aria-label={t("shell:settings")}
      className="no-print shrink-0 overflow-x-auto border-b border-line"
    >
      <ul className="flex min-w-max gap-1 px-3 sm:px-5 lg:px-4">
        {shown.map(({ to, label }) => (
          <li key={to}>
            <NavLink
              to={to}
              end
              ref={to === pathname ? bringIntoView : null}
              className={({ isActive }) =>
                classNames(
                  "flex min-h-11 items-center border-b-2 px-2.5 text-note",
                  isActive
                    ? "border-accent font-semibold"
                    : "border-transparent text-soft hover:text-ink",
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
