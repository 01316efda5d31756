import { useInfiniteQuery } from "@tanstack/react-query";
import { type FoundSession, searchResultSchema } from "#contracts/finding.ts";
import { request } from "../../../http/request.ts";

/** What is looked for goes in a body, and leaves this page's memory with the results. */
export function useSearch(query: string) {
  return useInfiniteQuery({
    queryKey: ["search", query],
    queryFn: ({ pageParam, signal }) =>
      request("/api/chat/search", searchResultSchema, {
        method: "POST",
        body: { query, cursor: pageParam },
        signal,
      }),
    initialPageParam: fromTheNewest,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => onceEach(pages.flatMap(({ items }) => items)),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

const fromTheNewest: string | null = null;

/** A chat that was looked through in two looks comes twice. */
function onceEach(found: readonly FoundSession[]): FoundSession[] {
  const sessions = new Map<string, FoundSession>();
  for (const one of found) {
    const before = sessions.get(one.sessionId);
    if (!before) sessions.set(one.sessionId, one);
    else {
      const known = new Set(before.hits.map(({ messageId }) => messageId));
      const further = one.hits.filter(({ messageId }) => !known.has(messageId));
      sessions.set(one.sessionId, {
        ...before,
        hits: before.hits.length > 0 ? before.hits : further,
        more: before.more + one.more + (before.hits.length > 0 ? further.length : 0),
      });
    }
  }
  return [...sessions.values()];
}
