import type { ReactNode } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import type { Triage } from "#contracts/triage.ts";
import { Markdown } from "../../components/markdown.tsx";
import { AnswerCitations } from "./answer-citations.tsx";
import { AnswerFooter } from "./answer-footer.tsx";
import { AnswerProof } from "./answer-proof.tsx";
import { BrokenOff } from "./broken-off.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { FoldedAnswer } from "./folded-answer.tsx";
import { withoutQuestions } from "./questions-below.ts";
import { isOver } from "./stream/reply-view.ts";
import type { SeenReply } from "./use-live-view.ts";
import { WaitingLine } from "./waiting-line.tsx";
import { withMarks, withoutHalfChip, withoutNotice } from "./with-marks.ts";

type AnswerProps = {
  sessionId: SessionId;
  message: AssistantMessage;
  seen: SeenReply;
  triage: Triage | null;
  /** How soon to be seen, as it stands above the answer; null where nothing does. */
  headline: string | null;
  /** Those that stand below with buttons. */
  questions: Triage["questions"];
  /** Asks to have it said more simply; null where that isn't offered. */
  onPlainer: (() => void) | null;
  /** What would change it, and what to ask next: between the proof and the details. */
  children: ReactNode;
};

/** An answer from its words down; what stands above them is the turn's. */
export function Answer(props: AnswerProps) {
  const { sessionId, message, seen, triage, questions, children } = props;
  const { view } = seen;
  const over = isOver(view);
  const completed = view.state === "completed";
  return (
    <div data-reply-state={view.state} className="grid gap-4">
      <AnswerCitations view={view}>
        <Words view={view} triage={triage} questions={questions} />
      </AnswerCitations>
      {!over && (view.text === "" || view.startedAgain) ? (
        <WaitingLine replyId={message.id} view={view} />
      ) : null}
      <ConnectionLine seen={seen} over={over} />
      {over && !completed ? (
        <BrokenOff sessionId={sessionId} message={message} seen={seen} />
      ) : null}
      {completed ? <AnswerProof message={message} view={view} /> : null}
      {children}
      {completed ? (
        <AnswerFooter
          sessionId={sessionId}
          message={message}
          view={view}
          triage={triage}
          headline={props.headline}
          onPlainer={props.onPlainer}
        />
      ) : null}
    </div>
  );
}

type WordsProps = { view: SeenReply["view"] } & Pick<AnswerProps, "triage" | "questions">;

/** An emergency's answer is short at first: the card above it matters more. */
function Words({ view, triage, questions }: WordsProps) {
  const over = isOver(view);
  const marked = withMarks(view.text, view.checks, view.citations);
  // The notice stands above the answer already; the answer says it for readers without a screen like this one.
  const own = withoutQuestions(withoutNotice(marked, triage?.notice ?? null), questions);
  const text = over ? own : withoutHalfChip(own);
  if (text === "") return null;
  const answer = <Markdown text={text} streaming={!over} />;
  return triage?.disposition === "emergency" ? <FoldedAnswer>{answer}</FoldedAnswer> : answer;
}
