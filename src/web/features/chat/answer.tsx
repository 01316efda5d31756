import { RotateCcw } from "lucide-react";
import { useMemo, useState } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import type { Citation } from "#contracts/passage.ts";
import type { Triage } from "#contracts/triage.ts";
import { Button } from "../../components/button.tsx";
import { CitationsContext } from "../../components/citation-chip.tsx";
import { Markdown } from "../../components/markdown.tsx";
import { Notice } from "../../components/notice.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { AnswerFooter } from "./answer-footer.tsx";
import { FoldedAnswer } from "./folded-answer.tsx";
import { PassageSheet } from "./passage-sheet.tsx";
import { withoutQuestions } from "./questions-below.ts";
import { useRetryReply } from "./requests/retry-reply.ts";
import { isOver } from "./stream/reply-view.ts";
import type { SeenReply } from "./use-live-view.ts";
import { WaitingLine } from "./waiting-line.tsx";
import { WhereItWentList } from "./where-it-went-list.tsx";
import { withMarks, withoutNotice } from "./with-marks.ts";

type AnswerProps = {
  sessionId: SessionId;
  message: AssistantMessage;
  seen: SeenReply;
  /** An emergency's answer is short at first: the card above it matters more. */
  folded: boolean;
  /** The line that stands above the answer already; the answer says it for readers without a screen like this one. */
  notice: string | null;
  /** Those that stand below with buttons. */
  questions: Triage["questions"];
  rules: Triage["rules"];
  /** Asks to have it said more simply; null where that isn't offered. */
  onPlainer: (() => void) | null;
};

export function Answer(props: AnswerProps) {
  const { sessionId, message, seen, folded, notice, questions, rules, onPlainer } = props;
  const { view, connection } = seen;
  const [opened, setOpened] = useState<Citation | null>(null);
  const over = isOver(view);
  const citations = useMemo(
    () => ({ citations: view.citations, open: setOpened }),
    [view.citations],
  );
  const marked = withoutNotice(withMarks(view.text, view.checks), notice);
  const text = withoutQuestions(marked, questions);
  const answer = <Markdown text={text} streaming={!over} />;
  return (
    <div data-reply-state={view.state} className="grid gap-4">
      <CitationsContext value={citations}>
        {text === "" ? null : folded ? <FoldedAnswer>{answer}</FoldedAnswer> : answer}
      </CitationsContext>
      {!over && (view.text === "" || view.startedAgain) ? <WaitingLine view={view} /> : null}
      {over ? null : <ConnectionLine seen={seen} />}
      {over && view.state !== "completed" ? (
        <BrokenOff sessionId={sessionId} message={message} seen={seen} />
      ) : null}
      {view.state === "completed" ? (
        <AnswerFooter
          sessionId={sessionId}
          message={message}
          view={view}
          rules={rules}
          onPlainer={onPlainer}
          onOpen={setOpened}
        />
      ) : null}
      <PassageSheet citation={opened} onClose={() => setOpened(null)} />
      {connection === "lost" ? <Lost lookAgain={seen.lookAgain} /> : null}
    </div>
  );
}

function ConnectionLine({ seen: { connection } }: { seen: SeenReply }) {
  if (connection !== "cut") return null;
  return (
    <p role="status" className="text-note text-soft">
      {navigator.onLine
        ? "The connection broke off. Reconnecting…"
        : "You are offline. This goes on when you are connected again."}
    </p>
  );
}

function Lost({ lookAgain }: { lookAgain(): void }) {
  return (
    <Notice kind="fault">
      <p>This answer can't be read right now.</p>
      <Button look="quiet" className="mt-3" onClick={lookAgain}>
        Look again
      </Button>
    </Notice>
  );
}

type BrokenOffProps = Pick<AnswerProps, "sessionId" | "message" | "seen">;

function BrokenOff({ sessionId, message, seen: { view } }: BrokenOffProps) {
  const retry = useRetryReply(sessionId);
  const failed = view.state === "failed";
  return (
    <Notice kind={failed ? "fault" : "note"}>
      <p className="font-semibold">
        {failed ? "The answer could not be finished." : "You stopped this answer."}
      </p>
      {failed ? (
        <p className="mt-0.5">
          Your question is kept. If you are getting worse, don't wait for an answer: get help.
        </p>
      ) : null}
      <details className="mt-2 text-small">
        <summary className="inline-flex min-h-11 items-center underline underline-offset-4">
          Where did my words go?
        </summary>
        <WhereItWentList message={message} />
      </details>
      {retry.error ? <p className="mt-2">{sentenceFor(retry.error)}</p> : null}
      <Button
        look="quiet"
        className="mt-3"
        disabled={retry.isPending}
        onClick={() => retry.mutate(message.id)}
      >
        <RotateCcw aria-hidden className="size-4" />
        {failed ? "Try again" : "Answer it after all"}
      </Button>
    </Notice>
  );
}
