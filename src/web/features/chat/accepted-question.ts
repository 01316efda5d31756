import type { QueryClient } from "@tanstack/react-query";
import type { Accepted, AssistantMessage, SessionDetail } from "#contracts/chat.ts";
import { sessionKey } from "./requests/get-session.ts";
import { sessionsKey } from "./requests/list-sessions.ts";

/** Puts an accepted question, and the place of its answer, into what this page knows of its chat session. */
export function takeAccepted(queries: QueryClient, accepted: Accepted): void {
  queries.setQueryData<SessionDetail>(sessionKey(accepted.session.id), (detail) =>
    withAccepted(detail, accepted),
  );
  void queries.invalidateQueries({ queryKey: sessionsKey });
}

function withAccepted(detail: SessionDetail | undefined, accepted: Accepted): SessionDetail {
  const { session, message, reply } = accepted;
  const known = (detail?.messages ?? []).filter(({ id }) => id !== message.id && id !== reply.id);
  const answer: AssistantMessage = {
    ...reply,
    role: "assistant",
    questionId: message.id,
    text: "",
    citations: [],
    checks: [],
    disposition: null,
    error: null,
    record: null,
    sentTo: [],
    feedback: null,
    updatedAt: message.createdAt,
  };
  return { summary: null, ...session, messages: [...known, message, answer] };
}
