import { useQuery } from "@tanstack/react-query";
import { sessionDetailSchema } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";

export const sessionKey = (sessionId: SessionId) => ["chat-session", sessionId] as const;

function getSession(sessionId: SessionId, signal: AbortSignal) {
  return request(`/api/chat/sessions/${sessionId}`, sessionDetailSchema, { signal });
}

/** @param exists false while the session's first question is still on its way to the server. */
export function useSession(sessionId: SessionId, exists: boolean) {
  return useQuery({
    queryKey: sessionKey(sessionId),
    queryFn: ({ signal }) => getSession(sessionId, signal),
    enabled: exists,
    // Another device may have asked meanwhile.
    refetchOnWindowFocus: "always",
  });
}
