import { useInfiniteQuery } from "@tanstack/react-query";
import { activityListSchema } from "#contracts/activity.ts";
import { request } from "../../../http/request.ts";

/** What happened with the account, newest first, a page at a time. */
export function useActivity() {
  return useInfiniteQuery({
    queryKey: ["activity"],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === "" ? "" : `?cursor=${encodeURIComponent(pageParam)}`;
      return request(`/api/auth/activity${query}`, activityListSchema, { signal });
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
