import { useState, useSyncExternalStore } from "react";
import { useNavigate } from "react-router";
import type { CheckIn } from "#contracts/follow-up.ts";
import { t } from "../../language/t.ts";
import { CheckInCard } from "../follow-up/check-in-card.tsx";
import { howLongAgo } from "../follow-up/how-long-ago.ts";
import { useCheckIns } from "../follow-up/requests/check-ins.ts";
import { readHidden, subscribeToHidden } from "./hidden-sessions.ts";
import { askQuestion } from "./send-question.ts";

/** More than these would push the new question out of sight. */
const mostShown = 2;

/** On the start page: the chats about which the person is to be asked how they are now. */
export function DueCheckIns() {
  const { data } = useCheckIns();
  const hidden = useSyncExternalStore(subscribeToHidden, readHidden);
  const shown = (data ?? []).filter(({ sessionId }) => !hidden.includes(sessionId));
  if (shown.length === 0) return null;
  return (
    <div className="mb-8 grid gap-3">
      {shown.slice(0, mostShown).map((checkIn) => (
        <DueCheckIn key={checkIn.messageId} checkIn={checkIn} />
      ))}
    </div>
  );
}

function DueCheckIn({ checkIn }: { checkIn: CheckIn }) {
  const { sessionId, messageId, title, disposition, about, saidAt } = checkIn;
  const navigate = useNavigate();
  const [now] = useState(() => new Date());
  function ask(text: string) {
    askQuestion(sessionId, text);
    void navigate(`/chat/${sessionId}`);
  }
  return (
    <CheckInCard
      sessionId={sessionId}
      messageId={messageId}
      disposition={disposition}
      about={about}
      onAsk={ask}
    >
      {t("followUp:about", { ago: howLongAgo(new Date(saidAt), now), title })}
    </CheckInCard>
  );
}
