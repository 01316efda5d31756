import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type Outcome, toldOutcomeSchema } from "#contracts/follow-up.ts";
import type { MessageId, SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { checkInsKey } from "./check-ins.ts";
import { followUpsKey } from "./follow-ups.ts";

/** Keeps how the person is now. A worse is to be sent as a message as well. */
export function useTellOutcome(sessionId: SessionId, messageId: MessageId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (outcome: Outcome) =>
      request(`/api/chat/messages/${messageId}/outcome`, toldOutcomeSchema, {
        method: "PUT",
        body: { outcome },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: followUpsKey(sessionId) });
      // Not before the page is opened again: what is said to the answer stays in sight.
      await queries.invalidateQueries({ queryKey: checkInsKey, refetchType: "none" });
    },
  });
}
