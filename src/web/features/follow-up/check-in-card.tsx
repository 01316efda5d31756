import { type ReactNode, useState } from "react";
import { type Outcome, outcomes } from "#contracts/follow-up.ts";
import type { MessageId, SessionId } from "#contracts/ids.ts";
import type { ShownContext } from "#contracts/question-context.ts";
import type { Disposition } from "#contracts/triage.ts";
import { askAgainQuestion, outcomeMessage, outcomeText } from "#safety/follow-up/ask-again.ts";
import { Button } from "../../components/button.tsx";
import { t } from "../../language/t.ts";
import { choosePerson } from "../profile/chosen-people.ts";
import { useTellOutcome } from "./requests/tell-outcome.ts";

type CheckInCardProps = {
  sessionId: SessionId;
  messageId: MessageId;
  disposition: Disposition;
  /** Whom the answer was about; null is oneself. */
  about: ShownContext["about"];
  /** Of when the answer is, and what it was about. */
  children: ReactNode;
  /** Asks in the chat itself: a worse is read by the rules together with all that was said before. */
  onAsk(text: string): void;
};

const labels: Record<Outcome, string> = {
  better: t("followUp:outcome.better"),
  same: t("followUp:outcome.same"),
  worse: t("followUp:outcome.worse"),
};

/** "How are you now?", or "How is Mum now?", answered in one tap. */
export function CheckInCard(props: CheckInCardProps) {
  const { sessionId, messageId, disposition, about, children, onAsk } = props;
  const question = about ? t("followUp:howIsOther", { name: about.name }) : askAgainQuestion;
  const tell = useTellOutcome(sessionId, messageId);
  const [told, setTold] = useState<Outcome | null>(null);
  function say(outcome: Outcome) {
    setTold(outcome);
    tell.mutate(outcome);
    if (outcome !== "worse") return;
    choosePerson(sessionId, about?.id ?? null);
    onAsk(outcomeMessage(outcome, about !== null));
  }
  return (
    <section
      aria-label={question}
      data-card="check-in"
      className="no-print rounded-card border border-line bg-accent-wash px-4 py-3.5"
    >
      <p className="text-note text-soft">{children}</p>
      {told ? null : (
        <>
          <h3 className="mt-0.5 text-heading font-bold">{question}</h3>
          <div className="mt-2.5 grid grid-cols-3 gap-2 sm:max-w-[26rem]">
            {outcomes.map((outcome) => (
              <Button
                key={outcome}
                look="quiet"
                className="whitespace-nowrap"
                onClick={() => say(outcome)}
              >
                {labels[outcome]}
              </Button>
            ))}
          </div>
        </>
      )}
      <div role="status">
        {told ? (
          <p className="mt-0.5 font-semibold" dir="auto">
            {outcomeText(disposition, told, about !== null)}
          </p>
        ) : null}
      </div>
    </section>
  );
}
