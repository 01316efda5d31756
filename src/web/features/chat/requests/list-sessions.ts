import { type InfiniteData, type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import { type Session, type SessionList, sessionListSchema } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
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

/** Shows one as it will be, before the server has said so; null takes it off the list. */
export async function changeListed(
  queries: QueryClient,
  sessionId: SessionId,
  change: (session: Session) => Session | null,
): Promise<void> {
  await queries.cancelQueries({ queryKey: sessionsKey });
  queries.setQueryData<InfiniteData<SessionList>>(
    sessionsKey,
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          items: page.items.flatMap((session) =>
            session.id === sessionId ? (change(session) ?? []) : [session],
          ),
        })),
      },
  );
}
