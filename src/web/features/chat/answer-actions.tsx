import { Check, Copy, Printer, Share2, Square, Volume2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { Triage } from "#contracts/triage.ts";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { useNumbers } from "../emergency/use-numbers.ts";
import { answerAsText, spokenParts } from "./answer-as-text.ts";
import { printTurn } from "./print-turn.ts";
import { useReadAloud } from "./read-aloud.ts";
import type { ReplyView } from "./stream/reply-view.ts";

type AnswerActionsProps = {
  message: AssistantMessage;
  view: ReplyView;
  triage: Triage | null;
  headline: string | null;
  review: string;
  onPlainer: (() => void) | null;
};

/** What one can do with an answer. What this browser can't do isn't offered. */
export function AnswerActions({ triage, ...props }: AnswerActionsProps) {
  return triage?.disposition === "emergency" ? (
    <EmergencyActions triage={triage} {...props} />
  ) : (
    <Actions {...props} />
  );
}

/** An emergency is said first, wherever the answer goes. */
function EmergencyActions({
  triage,
  ...props
}: Omit<ActionsProps, "headline"> & { triage: Triage }) {
  const [first, second] = useNumbers(triage).emergency.map(({ number }) => number);
  if (first === undefined) return <Actions {...props} headline={null} />;
  const number = second === undefined ? first : t("reading:text.or", { first, second });
  return <Actions {...props} headline={t("reading:text.emergency", { number })} />;
}

type ActionsProps = Omit<AnswerActionsProps, "triage">;

function Actions({ message, view, headline, review, onPlainer }: ActionsProps) {
  const row = useRef<HTMLDivElement>(null);
  const text = () => answerAsText(view, headline, review);
  return (
    <div ref={row} className="no-print -mx-2 flex flex-wrap">
      {onPlainer && view.citations.length > 0 ? (
        <Action onClick={onPlainer}>{t("reading:actions.plainer")}</Action>
      ) : null}
      <CopyButton text={text} />
      <ListenButton id={message.id} parts={() => spokenParts(view.text, headline)} />
      <Action icon={<Printer />} onClick={() => printTurn(row.current)}>
        {t("reading:actions.print")}
      </Action>
      {"share" in navigator ? (
        <Action
          icon={<Share2 />}
          // Closing the browser's own sheet is no fault.
          onClick={() => void navigator.share({ text: text() }).catch(() => undefined)}
        >
          {t("reading:actions.share")}
        </Action>
      ) : null}
    </div>
  );
}

type ActionProps = { icon?: ReactNode; onClick(): void; children: ReactNode };

function Action({ icon, onClick, children }: ActionProps) {
  return (
    <Button look="plain" className="px-2 [&_svg]:size-4" onClick={onClick}>
      {icon ? <span aria-hidden>{icon}</span> : null}
      {children}
    </Button>
  );
}

function CopyButton({ text }: { text(): string }) {
  const [copied, setCopied] = useState(false);
  // Plain http on a home network has no clipboard.
  if (!("clipboard" in navigator)) return null;
  async function copy() {
    await navigator.clipboard.writeText(text());
    setCopied(true);
  }
  return (
    <Action icon={copied ? <Check /> : <Copy />} onClick={() => void copy()}>
      <span aria-live="polite">
        {t(copied ? "reading:actions.copied" : "reading:actions.copy")}
      </span>
    </Action>
  );
}

type ListenButtonProps = { id: string; parts(): string[] };

function ListenButton({ id, parts }: ListenButtonProps) {
  const { offered, reading, start, stop } = useReadAloud(id);
  if (!offered) return null;
  return reading ? (
    <Action icon={<Square />} onClick={stop}>
      {t("reading:actions.stop")}
    </Action>
  ) : (
    <Action icon={<Volume2 />} onClick={() => start(parts())}>
      {t("reading:actions.listen")}
    </Action>
  );
}
