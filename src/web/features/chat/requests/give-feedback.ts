import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SessionDetail } from "#contracts/chat.ts";
import { type Feedback, postFeedbackBodySchema } from "#contracts/feedback.ts";
import type { ReplyId, SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { sessionKey } from "./get-session.ts";

/** Null takes back what was said. */
export function useGiveFeedback(sessionId: SessionId, replyId: ReplyId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (feedback: Feedback | null) =>
      request(`/api/chat/replies/${replyId}/feedback`, postFeedbackBodySchema, {
        method: "POST",
        body: { feedback },
      }),
    onSuccess: ({ feedback }) =>
      queries.setQueryData<SessionDetail>(
        sessionKey(sessionId),
        (detail) =>
          detail && {
            ...detail,
            messages: detail.messages.map((message) =>
              message.role === "assistant" && message.id === replyId
                ? { ...message, feedback }
                : message,
            ),
          },
      ),
  });
}
