import { useMemo, useState } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import type { Citation } from "#contracts/passage.ts";
import type { Triage } from "#contracts/triage.ts";
import { CitationsContext } from "../../components/citation-chip.tsx";
import { Markdown } from "../../components/markdown.tsx";
import { AnswerFooter } from "./answer-footer.tsx";
import { BrokenOff } from "./broken-off.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { FoldedAnswer } from "./folded-answer.tsx";
import { PassageSheet } from "./passage-sheet.tsx";
import { withoutQuestions } from "./questions-below.ts";
import { isOver } from "./stream/reply-view.ts";
import type { SeenReply } from "./use-live-view.ts";
import { WaitingLine } from "./waiting-line.tsx";
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
  const { view } = seen;
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
      <ConnectionLine seen={seen} over={over} />
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
    </div>
  );
}
