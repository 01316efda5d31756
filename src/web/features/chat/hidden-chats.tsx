import { type ReactNode, useState, useSyncExternalStore } from "react";
import type { SessionId } from "#contracts/ids.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { readHidden, showHiddenSessions, subscribeToHidden } from "./hidden-sessions.ts";

/** The way back for chats that were hidden here. Away from the list, where somebody else may look. */
export function HiddenChats() {
  const hidden = useSyncExternalStore(subscribeToHidden, readHidden);
  return (
    <section className="border-t border-line pt-6">
      <h2 className="text-heading font-bold">{t("emergency:hiddenChats")}</h2>
      <p className="mt-1 mb-4 text-note text-soft">
        {t(hidden.length === 0 ? "emergency:noneHidden" : "emergency:someHidden")}
      </p>
      {hidden.length > 0 ? (
        <Button look="quiet" onClick={showHiddenSessions}>
          {t("emergency:showThemAgain")}
        </Button>
      ) : null}
    </section>
  );
}

type UnlessHiddenProps = { sessionId: SessionId; children: ReactNode };

/** A hidden chat that is reached by its address, or by the "back" button, is shown when it is asked for alone. */
export function UnlessHidden({ sessionId, children }: UnlessHiddenProps) {
  const hidden = useSyncExternalStore(subscribeToHidden, readHidden);
  const [asked, setAsked] = useState(false);
  if (asked || !hidden.includes(sessionId)) return children;
  return (
    <div className="mx-auto flex w-full max-w-form flex-1 flex-col justify-center gap-4 px-5">
      <h1 className="text-title font-bold">{t("emergency:isHidden")}</h1>
      <p className="text-note text-soft">{t("emergency:isHiddenLong")}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to="/chat">{t("emergency:back")}</ButtonLink>
        <Button look="quiet" onClick={() => setAsked(true)}>
          {t("emergency:showItNow")}
        </Button>
      </div>
    </div>
  );
}
