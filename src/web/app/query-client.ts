import { QueryClient } from "@tanstack/react-query";
import { RequestFailure } from "../http/request-failure.ts";

/** A refusal is an answer and is not asked again; an unreachable or busy server is, twice. */
function worthRetry(failures: number, error: Error): boolean {
  if (failures >= 2 || !(error instanceof RequestFailure)) return false;
  return error.status === 0 || error.status >= 500;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: worthRetry },
    // Sending must fail by itself when offline, so that the person is told.
    mutations: { networkMode: "always" },
  },
});
