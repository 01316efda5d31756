import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type SessionDetail, sessionListSchema } from "#contracts/chat.ts";
import { request } from "../../../http/request.ts";
import { sessionKey } from "./get-session.ts";
import { sessionsKey } from "./list-sessions.ts";

/** How soon a page that is looked at notices what another device did. Milliseconds. */
const lookEvery = 20_000;

/** Reads a chat session again once another device has asked in it, or changed it. */
export function useOtherDevices(session: SessionDetail | undefined): void {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ["newest-chat-sessions"],
    queryFn: ({ signal }) => request("/api/chat/sessions", sessionListSchema, { signal }),
    refetchInterval: lookEvery,
    refetchOnWindowFocus: "always",
    enabled: session !== undefined,
  });
  const there = data?.items.find(({ id }) => id === session?.id);
  const isBehind = session && there && there.updatedAt > session.updatedAt;
  useEffect(() => {
    if (isBehind && session) void queries.invalidateQueries({ queryKey: sessionKey(session.id) });
  }, [queries, isBehind, session]);
  const newestAt = data?.items[0]?.updatedAt;
  const before = useRef(newestAt);
  useEffect(() => {
    const isNews = before.current !== undefined && before.current !== newestAt;
    before.current = newestAt;
    if (isNews) void queries.invalidateQueries({ queryKey: sessionsKey });
  }, [queries, newestAt]);
}
