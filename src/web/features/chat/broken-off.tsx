import { RotateCcw } from "lucide-react";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useRetryReply } from "./requests/retry-reply.ts";
import type { ReplyView } from "./stream/reply-view.ts";
import type { SeenReply } from "./use-live-view.ts";
import { WhereItWentList } from "./where-it-went-list.tsx";

type BrokenOffProps = { sessionId: SessionId; message: AssistantMessage; seen: SeenReply };

/** An answer that failed or was stopped: what that means, and the way on, in its place. */
export function BrokenOff({ sessionId, message, seen: { view } }: BrokenOffProps) {
  const retry = useRetryReply(sessionId);
  const failed = view.state === "failed";
  return (
    <Notice kind={failed ? "fault" : "note"}>
      <p className="font-semibold">{t(headline(view))}</p>
      {failed ? <p className="mt-0.5">{t("waiting:failedAdvice")}</p> : null}
      {wasBegun(view) ? (
        <details className="mt-2 text-small">
          <summary className="inline-flex min-h-11 items-center underline underline-offset-4">
            {t("waiting:whereMyWordsWent")}
          </summary>
          <WhereItWentList message={message} />
        </details>
      ) : null}
      {retry.error ? <p className="mt-2">{sentenceFor(retry.error)}</p> : null}
      <Button
        look="quiet"
        className="mt-3"
        disabled={retry.isPending}
        onClick={() => retry.mutate(message.id)}
      >
        <RotateCcw aria-hidden className="size-4" />
        {t(failed ? "waiting:tryAgain" : "waiting:answerAfterAll")}
      </Button>
    </Notice>
  );
}

function headline(view: ReplyView) {
  if (view.state === "failed") return "waiting:couldNotFinish";
  return wasBegun(view) ? "waiting:youStopped" : "waiting:youWithdrew";
}

/** A stop counts the attempt up: who stopped at 1 had nobody at work on it yet, and saw nothing begin. */
const wasBegun = ({ state, attempt, text, model }: ReplyView) =>
  state === "failed" || attempt > 1 || text !== "" || model !== null;
