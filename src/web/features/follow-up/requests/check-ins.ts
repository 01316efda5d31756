import { useQuery } from "@tanstack/react-query";
import { checkInListSchema } from "#contracts/follow-up.ts";
import { request } from "../../../http/request.ts";

export const checkInsKey = ["check-ins"] as const;

/** The chats about which the person is to be asked how they are now. */
export function useCheckIns() {
  return useQuery({
    queryKey: checkInsKey,
    queryFn: ({ signal }) => request("/api/chat/check-ins", checkInListSchema, { signal }),
    select: ({ items }) => items,
  });
}
