import { useState } from "react";
import type { MessageId, SessionId } from "#contracts/ids.ts";
import type { ShownContext } from "#contracts/question-context.ts";
import type { Triage } from "#contracts/triage.ts";
import { asksNow } from "#safety/follow-up/ask-again.ts";
import { t } from "../../language/t.ts";
import { CheckInCard } from "./check-in-card.tsx";
import { howLongAgo } from "./how-long-ago.ts";
import { useFollowUps } from "./requests/follow-ups.ts";
import { useNow } from "./use-now.ts";

type ReopenedAnswerProps = {
  sessionId: SessionId;
  messageId: MessageId;
  triage: Triage;
  about: ShownContext["about"];
  said: Date;
  onAsk(text: string): void;
};

/** An answer that is looked at later says of when it is, and asks how the person is now. */
export function ReopenedAnswer(props: ReopenedAnswerProps) {
  const { sessionId, messageId, triage, about, said, onAsk } = props;
  const now = useNow();
  const { data } = useFollowUps(sessionId, asksNow(triage, said.getTime(), [], now.getTime()));
  const [asked, setAsked] = useState(false);
  if (data && !asked) {
    const told = data.find((one) => one.messageId === messageId)?.outcomes ?? [];
    const times = told.map(({ outcome, at }) => ({ outcome, at: Date.parse(at) }));
    // Kept, so that what is said to the answer stays in sight.
    if (asksNow(triage, said.getTime(), times, now.getTime())) setAsked(true);
  }
  if (!asked || triage.disposition === null) return null;
  return (
    <CheckInCard
      sessionId={sessionId}
      messageId={messageId}
      disposition={triage.disposition}
      about={about}
      onAsk={onAsk}
    >
      {t("followUp:thisIsFrom", { ago: howLongAgo(said, now) })}
    </CheckInCard>
  );
}
