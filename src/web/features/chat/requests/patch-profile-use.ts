import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sessionSchema } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { tellTabs } from "../tabs.ts";
import { sessionKey } from "./get-session.ts";

/** Whether profiles may be used for the next questions of a chat session. */
export function usePatchProfileUse(sessionId: SessionId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (usesProfile: boolean) =>
      request(`/api/chat/sessions/${sessionId}`, sessionSchema, {
        method: "PATCH",
        body: { usesProfile },
      }),
    onSuccess: async () => {
      tellTabs({ kind: "changed", sessionId });
      await queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
    },
  });
}
