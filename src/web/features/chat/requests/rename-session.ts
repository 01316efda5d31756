import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sessionSchema } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { sessionKey } from "./get-session.ts";
import { sessionsKey } from "./list-sessions.ts";

export function useRenameSession(sessionId: SessionId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (title: string) =>
      request(`/api/chat/sessions/${sessionId}`, sessionSchema, {
        method: "PATCH",
        body: { title },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionsKey });
      await queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
    },
  });
}
