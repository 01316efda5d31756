import { useQuery } from "@tanstack/react-query";
import { safetyCardSchema } from "#contracts/safety-card.ts";
import { request } from "../../../http/request.ts";

export function useSafetyCard() {
  return useQuery({
    queryKey: ["safety-card"],
    queryFn: ({ signal }) =>
      request("/api/safety-card", safetyCardSchema, { signal, anonymous: true }),
  });
}
