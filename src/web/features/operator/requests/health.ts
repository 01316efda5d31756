import { useQuery } from "@tanstack/react-query";
import { operatorHealthSchema } from "#contracts/operator-health.ts";
import { request } from "../../../http/request.ts";

const everyMs = 5000;

/** Looked again while the page is open and seen. */
export function useHealth() {
  return useQuery({
    queryKey: ["operator", "health"],
    queryFn: ({ signal }) => request("/api/operator/health", operatorHealthSchema, { signal }),
    refetchInterval: everyMs,
    retry: false,
    gcTime: 0,
  });
}
