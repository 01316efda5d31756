import { useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import type { ReplyId, SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { forgetReply } from "../stream/live-replies.ts";
import { tellTabs } from "../tabs.ts";
import { sessionKey } from "./get-session.ts";

/** Asks for one more round of attempts; the session is then read again, and its open reply followed anew. */
export function useRetryReply(sessionId: SessionId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (replyId: ReplyId) =>
      request(`/api/chat/replies/${replyId}/retry`, z.unknown(), { method: "POST" }),
    onSuccess: async (_, replyId) => {
      forgetReply(replyId);
      tellTabs({ kind: "changed", sessionId });
      await queries.invalidateQueries({ queryKey: sessionKey(sessionId) });
    },
  });
}
