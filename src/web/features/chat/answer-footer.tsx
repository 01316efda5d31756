import { Check, Copy } from "lucide-react";
import { useState } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import type { Citation } from "#contracts/passage.ts";
import type { FiredRule } from "#contracts/triage.ts";
import { Button } from "../../components/button.tsx";
import { notReviewed, reviewedBy } from "../emergency/reviewers.ts";
import { UsedFacts } from "../profile/used-facts.tsx";
import { AnswerDetails } from "./answer-details.tsx";
import { AnswerFeedback } from "./answer-feedback.tsx";
import { SourceList } from "./source-list.tsx";
import type { ReplyView } from "./stream/reply-view.ts";
import { proofInWords } from "./with-marks.ts";
import { WithdrawnNote } from "./withdrawn-note.tsx";

type AnswerFooterProps = {
  sessionId: SessionId;
  message: AssistantMessage;
  view: ReplyView;
  /** What fired on the question: an answer counts as reviewed with its rules and sources only. */
  rules: readonly FiredRule[];
  onPlainer: (() => void) | null;
  onOpen(citation: Citation): void;
};

/** What the answer rests on, in one line each; more only when asked for. */
export function AnswerFooter(props: AnswerFooterProps) {
  const { sessionId, message, view, rules, onPlainer, onOpen } = props;
  const proof = proofInWords(view.checks);
  return (
    <footer className="border-t border-line pt-3 text-note text-soft">
      <WithdrawnNote citations={message.citations} />
      {proof ? <p className="mt-2">{proof}.</p> : null}
      <UsedFacts used={message.record?.used} />
      <SourceList citations={view.citations} onOpen={onOpen} />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-small">
          {reviewedBy("rulesAndSources", [...rules, ...view.citations]) ?? notReviewed()}
        </p>
        <div className="no-print flex flex-wrap gap-x-3">
          {onPlainer && view.citations.length > 0 ? (
            <Button look="plain" onClick={onPlainer}>
              Say it more simply
            </Button>
          ) : null}
          <CopyButton text={view.text} />
        </div>
      </div>
      <AnswerFeedback sessionId={sessionId} message={message} />
      <AnswerDetails message={message} />
    </footer>
  );
}

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  // Plain http on a home network has no clipboard.
  if (!("clipboard" in navigator)) return null;
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }
  return (
    <Button look="plain" className="no-print -me-2" onClick={() => void copy()}>
      {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
    </Button>
  );
}
