import { Outlet } from "react-router";
import { PageTabsContext } from "../components/page-tabs.tsx";
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
  { to: "/account/display", label: t("shell:tabs.display") },
] as const;

/** For who runs this server. */
const operatorTabs = [
  { to: "/operator/model", label: t("shell:tabs.model") },
  { to: "/operator/library", label: t("shell:tabs.library") },
  { to: "/operator/health", label: t("shell:tabs.health") },
  { to: "/operator/people", label: t("shell:tabs.people") },
  { to: "/operator/mail", label: t("shell:tabs.mail") },
] as const;

/** The frame of these pages: the way from each to the others, and the question whether it is really you. */
export default function SettingsArea() {
  const me = useMe();
  const shown = me.data?.role === "operator" ? [...tabs, ...operatorTabs] : tabs;
  return (
    <StepUpProvider>
      <PageTabsContext value={shown}>
        <Outlet />
      </PageTabsContext>
    </StepUpProvider>
  );
}
