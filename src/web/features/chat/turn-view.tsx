import { type ReactNode, useCallback, useId, useSyncExternalStore } from "react";
import type { SessionId } from "#contracts/ids.ts";
import { isPlainerRequest, plainerRequest } from "#contracts/plainer.ts";
import { type Disposition, dispositions, type Triage } from "#contracts/triage.ts";
import { decidingRules } from "../emergency/guidance-lines.ts";
import { TriageCard } from "../emergency/triage-card.tsx";
import { ReopenedAnswer } from "../follow-up/reopened-answer.tsx";
import { QuestionContext } from "../profile/question-context.tsx";
import { AfterAnswer } from "./after-answer.tsx";
import { Answer } from "./answer.tsx";
import { DispositionCard } from "./disposition-card.tsx";
import { dispositionWords } from "./disposition-words.ts";
import { Question } from "./question.tsx";
import { questionsBelow } from "./questions-below.ts";
import { liveReply, subscribeToReply } from "./stream/live-replies.ts";
import type { Turn } from "./turns.ts";
import { UnsentQuestion } from "./unsent-question.tsx";
import { useAsk } from "./use-ask.ts";
import { useLiveView } from "./use-live-view.ts";

export type TurnViewProps = {
  sessionId: SessionId;
  turn: Turn;
  newest: boolean;
  /** Whether it is the latest that says how soon to be seen. */
  latestAdvice: boolean;
  onHide(): void;
};

export function TurnView(props: TurnViewProps) {
  const { turn } = props;
  const found = useReplyDisposition(turn.reply);
  const triage = turn.triage && raised(turn.triage, found);
  // One frame before and after the question was accepted: its card stays as it is, and is read out once.
  return (
    <Frame {...props} triage={triage}>
      {turn.reply ? <Replied {...props} reply={turn.reply} triage={triage} /> : null}
      {turn.outgoing ? <UnsentQuestion question={turn.outgoing} /> : null}
    </Frame>
  );
}

type Reply = NonNullable<Turn["reply"]>;

/** What the answer itself found, stored or while it is being written. */
function useReplyDisposition(reply: Turn["reply"]): Disposition | null {
  const id = reply?.id;
  const live = useSyncExternalStore(
    useCallback((listener) => (id ? subscribeToReply(id, listener) : () => undefined), [id]),
    () => (id ? (liveReply(id)?.view.disposition ?? null) : null),
  );
  return live ?? reply?.disposition ?? null;
}

type RepliedProps = TurnViewProps & { reply: Reply; triage: Triage | null };

function Replied({ reply, triage, ...props }: RepliedProps) {
  const { sessionId, turn, newest, latestAdvice } = props;
  const ask = useAsk(sessionId);
  const seen = useLiveView(sessionId, reply);
  const fixed = triage?.fixedText != null && seen.view.state !== "failed";
  const after =
    triage && newest ? (
      <AfterAnswer sessionId={sessionId} turn={turn} triage={triage} view={seen.view} />
    ) : null;
  return (
    <>
      {triage && isShown(triage) ? <WhereToGo triage={triage} said={turn.saidAt} /> : null}
      <QuestionContext context={turn.context} />
      {triage && latestAdvice ? (
        <ReopenedAnswer
          sessionId={sessionId}
          messageId={turn.id}
          triage={triage}
          about={turn.context?.about ?? null}
          said={new Date(turn.saidAt)}
          onAsk={ask}
        />
      ) : null}
      {fixed ? (
        after
      ) : (
        <Answer
          sessionId={sessionId}
          message={reply}
          seen={seen}
          triage={triage}
          headline={triage && isShown(triage) ? headlineOf(triage, turn.saidAt) : null}
          questions={newest && triage ? questionsBelow(triage, seen.view.text) : []}
          onPlainer={newest && maySayAgain(turn, triage) ? () => ask(plainerRequest) : null}
        >
          {after}
        </Answer>
      )}
    </>
  );
}

/** Not in an emergency or a crisis, where nobody should read more, and not of what is plainer already. */
function maySayAgain({ text }: Turn, triage: Triage | null): boolean {
  if (triage?.disposition === "emergency" || triage?.kind === "crisis") return false;
  return !isPlainerRequest(text);
}

type FrameProps = TurnViewProps & { triage: Triage | null; children: ReactNode };

/** The newest turn is as tall as the view, so that its question rises to the top and the answer grows below it. */
function Frame({ turn, triage, newest, onHide, children }: FrameProps) {
  const questionId = useId();
  return (
    <section
      aria-labelledby={questionId}
      className={
        newest ? "flex min-h-[calc(100cqh+1px)] flex-col gap-4 pb-8" : "flex flex-col gap-4 pb-12"
      }
    >
      <Question id={questionId} text={turn.text} />
      {triage ? <TriageCard triage={triage} announce={newest} onHide={onHide} /> : null}
      {children}
    </section>
  );
}

/** An emergency and a crisis have cards of their own. From the start, so that nothing moves when the answer ends. */
const isShown = ({ disposition, fixedText }: Triage): boolean =>
  disposition !== null && disposition !== "emergency" && fixedText === null;

function headlineOf({ disposition, withinHours }: Triage, said: string): string | null {
  return (
    disposition && dispositionWords(disposition, withinHours, new Date(said), new Date()).headline
  );
}

type WhereToGoProps = { triage: Triage; said: string };

function WhereToGo({ triage, said }: WhereToGoProps) {
  const { disposition, withinHours } = triage;
  if (!disposition) return null;
  return (
    <DispositionCard
      disposition={disposition}
      withinHours={withinHours}
      said={new Date(said)}
      rule={decidingRules(triage)[0] ?? null}
      advice={triage.numbers.filter(({ kind }) => kind === "advice")}
    />
  );
}

/** An answer may raise what the rules found; it never lowers it. */
function raised(triage: Triage, disposition: Disposition | null): Triage {
  if (!disposition) return triage;
  const floor = triage.disposition ? dispositions.indexOf(triage.disposition) : dispositions.length;
  if (dispositions.indexOf(disposition) >= floor) return triage;
  return { ...triage, disposition, withinHours: null };
}
