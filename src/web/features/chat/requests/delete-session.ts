import { useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import type { SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { forgetOutboxOf } from "../outbox.ts";
import { sessionKey } from "./get-session.ts";
import { sessionsKey } from "./list-sessions.ts";

export function useDeleteSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: SessionId) =>
      request(`/api/chat/sessions/${sessionId}`, z.undefined(), { method: "DELETE" }),
    onSuccess: async (_, sessionId) => {
      forgetOutboxOf(sessionId);
      queries.removeQueries({ queryKey: sessionKey(sessionId) });
      await queries.invalidateQueries({ queryKey: sessionsKey });
    },
  });
}
