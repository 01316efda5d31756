import { Check, Copy } from "lucide-react";
import { useState } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { Citation } from "#contracts/passage.ts";
import { Button } from "../../components/button.tsx";
import { SourceList } from "./source-list.tsx";
import type { ReplyView } from "./stream/reply-view.ts";
import { proofInWords } from "./with-marks.ts";

type AnswerFooterProps = {
  message: AssistantMessage;
  view: ReplyView;
  onOpen(citation: Citation): void;
};

/** What the answer rests on, in one line each; more only when asked for. */
export function AnswerFooter({ message, view, onOpen }: AnswerFooterProps) {
  const proof = proofInWords(view.checks);
  return (
    <footer className="border-t border-line pt-3 text-note text-soft">
      {proof ? <p>{proof}.</p> : null}
      <SourceList citations={view.citations} onOpen={onOpen} />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="text-small">Not reviewed by a clinician.</p>
        <CopyButton text={view.text} />
      </div>
      <Details message={message} />
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

function Details({ message: { record } }: { message: AssistantMessage }) {
  if (!record) return null;
  const facts = [
    ["Answered by", record.model === "library" ? "the library alone, no model" : record.model],
    ["Library", record.libraryVersion],
    ["Emergency rules", record.rulesVersion],
    ["From the cache", record.usage.cached ? "yes" : "no"],
  ];
  return (
    <details className="no-print text-small">
      <summary className="inline-flex min-h-11 items-center rounded-control pe-2 underline underline-offset-4">
        Details
      </summary>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 pb-2">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="min-w-0 text-ink">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
