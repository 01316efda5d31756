import { useInfiniteQuery } from "@tanstack/react-query";
import { type AboutWhom, timelineSchema } from "#contracts/finding.ts";
import { request } from "../../../http/request.ts";

/** @param about null is everybody */
export function useTimeline(about: AboutWhom | null) {
  return useInfiniteQuery({
    queryKey: ["timeline", about],
    queryFn: ({ pageParam, signal }) =>
      request(`/api/chat/timeline?${asked(about, pageParam)}`, timelineSchema, { signal }),
    initialPageParam: fromTheNewest,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    gcTime: 0,
  });
}

const fromTheNewest: string | null = null;

function asked(about: AboutWhom | null, cursor: string | null): URLSearchParams {
  return new URLSearchParams({ ...(about ? { about } : {}), ...(cursor ? { cursor } : {}) });
}
