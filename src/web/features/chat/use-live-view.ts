import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { AssistantMessage } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { sessionKey } from "./requests/get-session.ts";
import { sessionsKey } from "./requests/list-sessions.ts";
import type { Connection } from "./stream/follow-reply.ts";
import { forgetReply, liveReply, subscribeToReply, watchReply } from "./stream/live-replies.ts";
import { isOver, type ReplyView, viewOfMessage } from "./stream/reply-view.ts";

export type SeenReply = { view: ReplyView; connection: Connection; lookAgain(): void };

/** A reply as it stands: its stored answer, or while it is being written, its stream. */
export function useLiveView(sessionId: SessionId, message: AssistantMessage): SeenReply {
  const queries = useQueryClient();
  const stored = useMemo(() => viewOfMessage(message), [message]);
  const live = useSyncExternalStore(
    useCallback((listener) => subscribeToReply(message.id, listener), [message.id]),
    () => liveReply(message.id),
  );
  const readAgain = useCallback(() => {
    void queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
    void queries.invalidateQueries({ queryKey: sessionsKey });
  }, [queries, sessionId]);
  useEffect(() => {
    if (isOver(stored)) return;
    watchReply({ replyId: message.id, seed: stored, onOver: readAgain });
  }, [message.id, stored, readAgain]);
  const overtaken = isOver(stored) && (!live || live.view.attempt <= stored.attempt);
  return {
    view: overtaken || !live ? stored : movedUp(live.view, stored),
    connection: overtaken ? "live" : (live?.connection ?? "connecting"),
    lookAgain: () => {
      forgetReply(message.id);
      watchReply({ replyId: message.id, seed: stored, onOver: readAgain });
    },
  };
}

/** While it waits its stream says nothing: the session, read again whenever a reply is over, knows its place. */
function movedUp(live: ReplyView, stored: ReplyView): ReplyView {
  if (live.state !== "waiting" || isOver(stored)) return live;
  return { ...live, state: stored.state, place: stored.place };
}
