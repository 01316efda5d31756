import { useInfiniteQuery } from "@tanstack/react-query";
import { sessionListSchema } from "#contracts/chat.ts";
import { request } from "../../../http/request.ts";

export const sessionsKey = ["chat-sessions"] as const;

function listSessions(cursor: string | null, signal: AbortSignal) {
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : "";
  return request(`/api/chat/sessions${query}`, sessionListSchema, { signal });
}

/** A person's chat sessions, the one used last first, page by page. */
export function useSessions() {
  return useInfiniteQuery({
    queryKey: sessionsKey,
    queryFn: ({ pageParam, signal }) => listSessions(pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
}

const firstPage: string | null = null;
