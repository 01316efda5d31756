import { useMemo, useSyncExternalStore } from "react";
import { useNavigate } from "react-router";
import type { SessionId } from "#contracts/ids.ts";
import { isPlainerRequest } from "#contracts/plainer.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { TopBar } from "../../components/top-bar.tsx";
import { sentenceFor } from "../../http/request-failure.ts";
import { t } from "../../language/t.ts";
import { PersonChooser } from "../profile/person-chooser.tsx";
import { Announcer } from "./announcer.tsx";
import { Composer } from "./composer.tsx";
import { ComposerBar } from "./composer-bar.tsx";
import { Conversation } from "./conversation.tsx";
import { hideSession } from "./hidden-sessions.ts";
import { readOutbox, subscribeToOutbox } from "./outbox.ts";
import { useSession } from "./requests/get-session.ts";
import { useOtherDevices } from "./requests/newest-sessions.ts";
import { useStopReply } from "./requests/stop-reply.ts";
import { SessionHeader } from "./session-header.tsx";
import { type Turn, turnsOf } from "./turns.ts";
import { useAsk } from "./use-ask.ts";
import { useOpenReply } from "./use-open-reply.ts";

/** One chat session: its questions and answers, and the place to ask the next one. */
export function SessionView({ sessionId }: { sessionId: SessionId }) {
  const navigate = useNavigate();
  const { session, turns } = useTurns(sessionId);
  useOtherDevices(session.data);
  const open = useOpenReply(turns);
  const stop = useStopReply();
  const earlier = turns.map(({ text }) => text).filter((text) => !isPlainerRequest(text));
  const ask = useAsk(sessionId);
  function hide() {
    hideSession(sessionId);
    void navigate("/chat", { replace: true });
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col print:block">
      <h1 dir="auto" className="sr-only">
        {session.data?.title ?? t("asking:chat")}
      </h1>
      {session.data ? (
        <SessionHeader session={session.data} onHide={hide} />
      ) : (
        // Its place is kept, so that nothing moves when the session is known.
        <TopBar title={turns.length > 0 ? t("asking:newChat") : ""} />
      )}
      {turns.length > 0 ? (
        <Conversation sessionId={sessionId} turns={turns} onHide={hide} />
      ) : (
        <div className="mx-auto w-full max-w-[48rem] flex-1 px-4 py-6 sm:px-6">
          {session.error ? (
            <Notice kind="fault">
              <p>{sentenceFor(session.error)}</p>
              <Button look="quiet" className="mt-3" onClick={() => void session.refetch()}>
                {t("waiting:lookAgain")}
              </Button>
            </Notice>
          ) : null}
        </div>
      )}
      <Announcer sessionId={sessionId} reply={turns.at(-1)?.reply ?? null} />
      <ComposerBar>
        {stop.error ? (
          <p role="alert" className="mb-1.5 px-3 text-note text-soft">
            {t("waiting:notStopped")} {sentenceFor(stop.error)}
          </p>
        ) : null}
        <PersonChooser sessionId={sessionId} before={turns.at(-1)?.context?.about?.id ?? null} />
        <Composer
          draftOf={sessionId}
          placeholder={t("asking:nextPlaceholder")}
          onSend={ask}
          onStop={open ? () => stop.mutate(open) : undefined}
          stopping={stop.isPending}
          earlier={earlier}
          autoFocus
        />
      </ComposerBar>
    </div>
  );
}

const noTurns: Turn[] = [];

function useTurns(sessionId: SessionId) {
  const outbox = useSyncExternalStore(subscribeToOutbox, readOutbox);
  const own = useMemo(
    () => outbox.filter((question) => question.sessionId === sessionId),
    [outbox, sessionId],
  );
  const session = useSession(sessionId, !own.some(({ opens }) => opens));
  const messages = session.data?.messages;
  const turns = useMemo(
    () => (messages || own.length > 0 ? turnsOf(messages ?? [], own) : noTurns),
    [messages, own],
  );
  return { session, turns };
}
