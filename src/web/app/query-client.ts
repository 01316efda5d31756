import { QueryClient } from "@tanstack/react-query";
import { RequestFailure } from "../http/request-failure.ts";

/** A refusal is an answer and is not asked again; an unreachable or busy server is, twice. */
function worthRetry(failures: number, error: Error): boolean {
  if (failures >= 2 || !(error instanceof RequestFailure)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

/** As long as the server asks for, but nobody looks at an empty page for minutes. Milliseconds. */
function retryDelay(failures: number, error: Error): number {
  const asked = error instanceof RequestFailure ? (error.retryAfter ?? 0) * 1000 : 0;
  return Math.min(Math.max(asked, 1000 * 2 ** failures), 10_000);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // A browser without a network reaches a server on its own machine, and only a failure can be told.
    queries: {
      staleTime: 15_000,
      retry: worthRetry,
      retryDelay,
      networkMode: "always",
      refetchOnReconnect: true,
    },
    mutations: { networkMode: "always" },
  },
});
