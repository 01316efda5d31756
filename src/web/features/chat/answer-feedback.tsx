import { ThumbsDown, ThumbsUp } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import { type Feedback, type FeedbackReason, feedbackReasons } from "#contracts/feedback.ts";
import type { SessionId } from "#contracts/ids.ts";
import { Button } from "../../components/button.tsx";
import { classNames } from "../../components/class-names.ts";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { useGiveFeedback } from "./requests/give-feedback.ts";

type AnswerFeedbackProps = { sessionId: SessionId; message: AssistantMessage };

/** One tap says it; a reason and own words may follow, and everything can be changed or taken back. */
export function AnswerFeedback({ sessionId, message: { id, feedback } }: AnswerFeedbackProps) {
  const give = useGiveFeedback(sessionId, id);
  const toggle = (verdict: Feedback["verdict"]) =>
    give.mutate(feedback?.verdict === verdict ? null : { verdict, reason: null, text: null });
  return (
    <section aria-label={t("reading:feedback.label")} className="no-print mt-1">
      <div className="flex flex-wrap items-center gap-x-1">
        <span className="me-1">{t("reading:feedback.ask")}</span>
        <Thumb verdict="up" picked={feedback?.verdict === "up"} onPick={toggle} />
        <Thumb verdict="down" picked={feedback?.verdict === "down"} onPick={toggle} />
        <span role="status" className="ms-1 text-small">
          {give.error ? sentenceFor(give.error) : feedback ? t("reading:feedback.kept") : ""}
        </span>
      </div>
      {feedback ? (
        <Reasons key={feedback.verdict} feedback={feedback} onGive={give.mutate} />
      ) : null}
    </section>
  );
}

const thumbs = {
  up: { Icon: ThumbsUp, label: t("reading:feedback.up") },
  down: { Icon: ThumbsDown, label: t("reading:feedback.down") },
} as const;

type ThumbProps = {
  verdict: Feedback["verdict"];
  picked: boolean;
  onPick(verdict: Feedback["verdict"]): void;
};

function Thumb({ verdict, picked, onPick }: ThumbProps) {
  const { Icon, label } = thumbs[verdict];
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={picked}
      onClick={() => onPick(verdict)}
      className={classNames(
        "inline-flex size-11 items-center justify-center rounded-control hover:bg-sunken",
        picked && "bg-accent-wash text-accent",
      )}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}

const words: Record<FeedbackReason, string> = {
  clear: t("reading:feedback.reason.clear"),
  "right-place": t("reading:feedback.reason.rightPlace"),
  "good-sources": t("reading:feedback.reason.goodSources"),
  wrong: t("reading:feedback.reason.wrong"),
  "missed-something": t("reading:feedback.reason.missed"),
  "hard-to-read": t("reading:feedback.reason.hardToRead"),
  "too-alarming": t("reading:feedback.reason.tooAlarming"),
  "not-alarming-enough": t("reading:feedback.reason.notAlarmingEnough"),
  "not-about-me": t("reading:feedback.reason.notAboutMe"),
};

type ReasonsProps = { feedback: Feedback; onGive(feedback: Feedback): void };

function Reasons({ feedback, onGive }: ReasonsProps) {
  const [text, setText] = useState(feedback.text ?? "");
  function keepText(event: FormEvent) {
    event.preventDefault();
    onGive({ ...feedback, text: text.trim() === "" ? null : text });
  }
  return (
    <form onSubmit={keepText} className="mt-1 grid gap-2">
      <div className="flex flex-wrap gap-2">
        {reasonsFor(feedback).map(({ reason, given, picked }) => (
          <button
            key={reason}
            type="button"
            aria-pressed={picked}
            onClick={() => onGive(given)}
            className={classNames(
              "min-h-11 rounded-control border border-line px-3 text-small hover:bg-sunken",
              picked && "border-accent bg-accent-wash text-accent",
            )}
          >
            {words[reason]}
          </button>
        ))}
      </div>
      <div className="flex items-end gap-2">
        <label className="grid min-w-0 flex-1 gap-1 text-small">
          {t("reading:feedback.ownWords")}
          <textarea
            value={text}
            rows={2}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
            className="w-full rounded-control border border-line bg-surface px-3 py-2 text-input text-ink"
          />
        </label>
        <Button type="submit" look="quiet" disabled={text === (feedback.text ?? "")}>
          {t("reading:feedback.keep")}
        </Button>
      </div>
    </form>
  );
}

type Choice = { reason: FeedbackReason; given: Feedback; picked: boolean };

/** A second tap takes the reason back. */
function reasonsFor(feedback: Feedback): Choice[] {
  const { verdict } = feedback;
  return verdict === "up"
    ? feedbackReasons.up.map((reason) => {
        const picked = feedback.reason === reason;
        return { reason, picked, given: { ...feedback, verdict, reason: picked ? null : reason } };
      })
    : feedbackReasons.down.map((reason) => {
        const picked = feedback.reason === reason;
        return { reason, picked, given: { ...feedback, verdict, reason: picked ? null : reason } };
      });
}
