import { useQuery } from "@tanstack/react-query";
import { followUpListSchema } from "#contracts/follow-up.ts";
import type { SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";

export const followUpsKey = (sessionId: SessionId) => ["follow-ups", sessionId] as const;

/**
 * What the person told about the answers of one chat.
 * @param wanted false where nothing can have been told yet
 */
export function useFollowUps(sessionId: SessionId, wanted = true) {
  return useQuery({
    queryKey: followUpsKey(sessionId),
    queryFn: ({ signal }) =>
      request(`/api/chat/sessions/${sessionId}/follow-ups`, followUpListSchema, { signal }),
    enabled: wanted,
    select: ({ items }) => items,
  });
}
