import { useMutation, useQueryClient } from "@tanstack/react-query";
import { completedSessionSchema, type SessionDetail } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { tellTabs } from "../tabs.ts";
import { sessionKey } from "./get-session.ts";
import { sessionsKey } from "./list-sessions.ts";

/** Completes a chat session, which writes its visit summary; a later question opens it again. */
export function useCompleteSession(sessionId: SessionId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request(`/api/chat/sessions/${sessionId}/complete`, completedSessionSchema, {
        method: "POST",
      }),
    onSuccess: async ({ session, summary }) => {
      tellTabs({ kind: "changed", sessionId });
      queries.setQueryData<SessionDetail>(
        sessionKey(sessionId),
        (detail) => detail && { ...detail, ...session, summary },
      );
      await queries.invalidateQueries({ queryKey: sessionsKey });
    },
  });
}
