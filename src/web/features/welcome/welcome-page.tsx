import { useState } from "react";
import { ButtonLink } from "../../components/button.tsx";
import { Page } from "../../components/page.tsx";
import { t } from "../../language/t.ts";
import { useMe } from "../auth/requests/me.ts";
import { useEndWelcome } from "./requests/end-welcome.ts";
import { WelcomeSteps } from "./welcome-steps.tsx";

/** The same steps again, for whoever comes back to them. */
export default function WelcomePage() {
  const me = useMe();
  const endWelcome = useEndWelcome();
  const [ended, setEnded] = useState(false);
  function end() {
    if (me.data?.welcomed === false) endWelcome.mutate();
    setEnded(true);
  }
  return (
    <Page title={t("welcome:steps.page")} lead={t("welcome:steps.pageLead")}>
      {ended ? (
        <div className="grid justify-items-start gap-4">
          <p role="status">{t("welcome:steps.finished")}</p>
          <ButtonLink to="/chat">{t("welcome:steps.ask")}</ButtonLink>
        </div>
      ) : me.data ? (
        <WelcomeSteps me={me.data} onEnd={end} />
      ) : null}
    </Page>
  );
}
