import { useSyncExternalStore } from "react";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { t } from "../../language/t.ts";
import { isOnline, subscribeToNetwork } from "./network.ts";
import type { SeenReply } from "./use-live-view.ts";

type ConnectionLineProps = { seen: SeenReply; over: boolean };

/** What became of the line that an answer comes over, while that matters; nothing while it holds. */
export function ConnectionLine({ seen: { connection, lookAgain }, over }: ConnectionLineProps) {
  const online = useSyncExternalStore(subscribeToNetwork, isOnline);
  if (connection === "lost") {
    return (
      <Notice kind="fault">
        <p>{t("waiting:cantBeRead")}</p>
        <Button look="quiet" className="mt-3" onClick={lookAgain}>
          {t("waiting:lookAgain")}
        </Button>
      </Notice>
    );
  }
  if (over || connection !== "cut") return null;
  return (
    <p role="status" className="text-note text-soft">
      {online ? t("waiting:reconnecting") : t("waiting:offlineAnswer")}
    </p>
  );
}
