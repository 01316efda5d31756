import type { AssistantMessage } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import type { Triage } from "#contracts/triage.ts";
import { inLongDay } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { notReviewed, reviewedBy } from "../emergency/reviewers.ts";
import { UsedFacts } from "../profile/used-facts.tsx";
import { AnswerActions } from "./answer-actions.tsx";
import { AnswerDetails } from "./answer-details.tsx";
import { AnswerFeedback } from "./answer-feedback.tsx";
import type { ReplyView } from "./stream/reply-view.ts";

type AnswerFooterProps = {
  sessionId: SessionId;
  message: AssistantMessage;
  view: ReplyView;
  triage: Triage | null;
  headline: string | null;
  onPlainer: (() => void) | null;
};

/** The end of an answer: what it was made of, what one can do with it, and who has looked at it. */
export function AnswerFooter(props: AnswerFooterProps) {
  const { sessionId, message, view, triage } = props;
  const review =
    // It counts as reviewed with its rules and sources only.
    reviewedBy("rulesAndSources", [...(triage?.rules ?? []), ...view.citations]) ?? notReviewed();
  return (
    <footer className="border-t border-line pt-1 text-note text-soft">
      <UsedFacts used={message.record?.used} />
      <AnswerDetails message={message} />
      <AnswerActions {...props} review={review} />
      <AnswerFeedback sessionId={sessionId} message={message} />
      <p className="mt-1 text-small">
        <span className="hidden print:inline">
          {t("reading:text.from", { date: inLongDay(new Date()) })}{" "}
        </span>
        {review}
      </p>
    </footer>
  );
}
