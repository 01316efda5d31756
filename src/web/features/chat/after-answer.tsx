import { FileText } from "lucide-react";
import type { SessionId } from "#contracts/ids.ts";
import type { Triage } from "#contracts/triage.ts";
import { planOptions } from "#safety/follow-up/plans.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { AskAgainLine } from "../follow-up/ask-again-line.tsx";
import { PlanCard } from "../follow-up/plan-card.tsx";
import { OpenQuestions } from "./open-questions.tsx";
import { questionsBelow } from "./questions-below.ts";
import { isOver, type ReplyView } from "./stream/reply-view.ts";
import { topicQuestions } from "./topic-questions.ts";
import type { Turn } from "./turns.ts";
import { useAsk } from "./use-ask.ts";

type AfterAnswerProps = { sessionId: SessionId; turn: Turn; triage: Triage; view: ReplyView };

/** How the newest answer ends: where the person will go, what would change it, and what to ask next. */
export function AfterAnswer({ sessionId, turn, triage, view }: AfterAnswerProps) {
  const ask = useAsk(sessionId);
  const over = isOver(view);
  const planned = planOptions(triage).length > 0 && (over || triage.disposition === "emergency");
  const questions = over ? questionsBelow(triage, view.text) : [];
  const foundNothing = view.state === "completed" && view.citations.length === 0;
  return (
    <>
      {planned ? <PlanCard sessionId={sessionId} messageId={turn.id} triage={triage} /> : null}
      <OpenQuestions questions={questions} byRules={triage.questions.length > 0} onAsk={ask} />
      {over ? <AskAgainLine triage={triage} said={new Date(turn.saidAt)} /> : null}
      {triage.questions.length === 0 && view.state === "completed" && isCalm(triage) ? (
        <TopicQuestions questions={topicQuestions(view.citations)} onAsk={ask} />
      ) : null}
      {foundNothing && triage.kind === "problem" && triage.fixedText === null ? (
        <ButtonLink look="quiet" className="justify-self-start" to={`/chat/${sessionId}/summary`}>
          <FileText aria-hidden className="size-5" />
          {t("reading:next.note")}
        </ButtonLink>
      ) : null}
    </>
  );
}

/** Who should go somewhere isn't given more to read. */
const isCalm = ({ disposition, fixedText }: Triage): boolean =>
  fixedText === null && disposition !== "emergency" && disposition !== "urgent";

type TopicQuestionsProps = { questions: string[]; onAsk(text: string): void };

function TopicQuestions({ questions, onAsk }: TopicQuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <section aria-label={t("reading:next.title")} className="no-print">
      <h3 className="text-small font-semibold text-soft">{t("reading:next.title")}</h3>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {questions.map((question) => (
          <Button
            key={question}
            look="quiet"
            className="text-start"
            onClick={() => onAsk(question)}
          >
            <bdi>{question}</bdi>
          </Button>
        ))}
      </div>
    </section>
  );
}
