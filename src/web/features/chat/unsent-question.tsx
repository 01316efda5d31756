import { useQueryClient } from "@tanstack/react-query";
import { Clock, RotateCcw } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useNavigate } from "react-router";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { inMoment } from "../../language/formats.ts";
import { t } from "../../language/t.ts";
import { isStale } from "./delivery.ts";
import { type Pause, readPause, subscribeToPause } from "./delivery-pause.ts";
import { keepDraft, readDraft } from "./drafts.ts";
import { isOnline, subscribeToNetwork } from "./network.ts";
import { keepInOutbox, type OutgoingQuestion, readOutbox, removeFromOutbox } from "./outbox.ts";
import { sessionKey } from "./requests/get-session.ts";

/** A question that the server hasn't taken yet: on its way, waiting, or refused with the reason and a way on. */
export function UnsentQuestion({ question }: { question: OutgoingQuestion }) {
  const pause = useSyncExternalStore(subscribeToPause, readPause);
  const isSlow = useSlow(question.id);
  const unchecked = question.unchecked ? <Unchecked /> : null;
  if (question.refused || isStale(question))
    return (
      <>
        {unchecked}
        {question.refused ? (
          <Refused question={question} reason={question.refused} />
        ) : (
          <Old question={question} />
        )}
      </>
    );
  if (!pause && !isSlow) return <p className="text-note text-soft">{t("waiting:sending")}</p>;
  return (
    <>
      {unchecked}
      <Waiting question={question} pause={pause} />
    </>
  );
}

/** Neither this browser nor the server has looked at it: a quiet page is no sign that nothing is wrong. */
function Unchecked() {
  return (
    <Notice kind="fault">
      <p>
        {t("waiting:unchecked")} {t("shared:emergencyElsewhere")}
      </p>
      <ButtonLink to="/emergency" look="quiet" className="mt-3">
        {t("emergency:pageTitle")}
      </ButtonLink>
    </Notice>
  );
}

type WaitingProps = { question: OutgoingQuestion; pause: Pause | null };

function Waiting({ question, pause }: WaitingProps) {
  const online = useSyncExternalStore(subscribeToNetwork, isOnline);
  return (
    <div data-outgoing={pause?.reason ?? "slow"} className="flex gap-3 text-note">
      <Clock aria-hidden className="mt-0.5 size-5 shrink-0 text-soft" />
      <div className="min-w-0">
        <p role="status" className="text-soft">
          {pause ? whyItWaits(pause, online) : t("waiting:sendingSlowly")}
        </p>
        <div className="mt-2">
          <Withdraw question={question} />
        </div>
      </div>
    </div>
  );
}

/** A line that swallows everything says nothing for long. Milliseconds. */
const slowAfter = 4_000;

function useSlow(id: string): boolean {
  const [slow, setSlow] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(id), slowAfter);
    return () => clearTimeout(timer);
  }, [id]);
  return slow === id;
}

const reasons = {
  unreachable: "waiting:unreachable",
  busy: "waiting:busy",
  "too-many": "waiting:tooMany",
  "too-many-waiting": "waiting:tooManyWaiting",
} as const satisfies Record<Pause["reason"], string>;

function whyItWaits({ reason }: Pause, online: boolean): string {
  return t(reason === "unreachable" && !online ? "waiting:forTheNetwork" : reasons[reason]);
}

function Refused({ question, reason }: { question: OutgoingQuestion; reason: string }) {
  return (
    <Notice kind="fault">
      <p className="font-semibold">{t("waiting:notSent")}</p>
      <p dir="auto" className="mt-0.5">
        {reason}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="quiet" onClick={() => keepInOutbox({ ...question, refused: null })}>
          <RotateCcw aria-hidden className="size-4" />
          {t("waiting:sendAgain")}
        </Button>
        <Withdraw question={question} />
      </div>
    </Notice>
  );
}

function Old({ question }: { question: OutgoingQuestion }) {
  return (
    <Notice>
      <p className="font-semibold">{t("waiting:notSent")}</p>
      <p className="mt-0.5">{t("waiting:old", { when: inMoment(question.createdAt) })}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          look="quiet"
          onClick={() => keepInOutbox({ ...question, createdAt: new Date().toISOString() })}
        >
          {t("waiting:sendNow")}
        </Button>
        <Withdraw question={question} />
      </div>
    </Notice>
  );
}

function Withdraw({ question }: { question: OutgoingQuestion }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  function withdraw() {
    removeFromOutbox(question.id);
    const { sessionId } = question;
    if (question.opens && !readOutbox().some((other) => other.sessionId === sessionId)) {
      // Nothing is left of the chat: its words go back to where they were written.
      if (readDraft("new") === "") keepDraft("new", question.text);
      void navigate("/chat", { replace: true });
      return;
    }
    // If it arrived after all, it shows, with its own way to stop it.
    void queries.invalidateQueries({ queryKey: sessionKey(question.sessionId) });
  }
  return (
    <Button look="quiet" onClick={withdraw}>
      {t("waiting:withdraw")}
    </Button>
  );
}
