import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type PlanId, toldPlanSchema } from "#contracts/follow-up.ts";
import type { MessageId, SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { followUpsKey } from "./follow-ups.ts";

/** Keeps where the person will go. What is said to it is decided in this browser, so that it never waits. */
export function useTellPlan(sessionId: SessionId, messageId: MessageId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (picked: PlanId) =>
      request(`/api/chat/messages/${messageId}/plan`, toldPlanSchema, {
        method: "PUT",
        body: { picked },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: followUpsKey(sessionId) }),
  });
}
