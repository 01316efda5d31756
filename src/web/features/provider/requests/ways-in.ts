import { useQuery } from "@tanstack/react-query";
import { waysInSchema } from "#contracts/provider.ts";
import { request } from "../../../http/request.ts";

/** How people can sign in and sign up here; a setting of the server, which changes with its restart alone. */
export function useWaysIn() {
  return useQuery({
    queryKey: ["ways-in"],
    queryFn: ({ signal }) =>
      request("/api/auth/ways-in", waysInSchema, { signal, anonymous: true }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
