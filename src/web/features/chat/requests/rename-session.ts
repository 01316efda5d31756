import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SessionDetail, sessionSchema } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { tellTabs } from "../tabs.ts";
import { sessionKey } from "./get-session.ts";
import { changeListed, sessionsKey } from "./list-sessions.ts";

/** The new name is shown at once, and the old one again if the server doesn't take it. */
export function useRenameSession(sessionId: SessionId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (title: string) =>
      request(`/api/chat/sessions/${sessionId}`, sessionSchema, {
        method: "PATCH",
        body: { title },
      }),
    onMutate: async (title) => {
      await changeListed(queries, sessionId, (session) => ({ ...session, title }));
      queries.setQueryData<SessionDetail>(
        sessionKey(sessionId),
        (detail) => detail && { ...detail, title },
      );
    },
    onSuccess: () => tellTabs({ kind: "changed", sessionId }),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: sessionsKey });
      await queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
    },
  });
}
