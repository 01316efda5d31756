import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { deletedListSchema, deletedSessionSchema, sessionSchema } from "#contracts/chat.ts";
import type { SessionId } from "#contracts/ids.ts";
import { request } from "../../../http/request.ts";
import { forgetOutboxOf } from "../outbox.ts";
import { sessionKey } from "./get-session.ts";
import { changeListed, sessionsKey } from "./list-sessions.ts";

/** Deleted, and not erased until then; epoch milliseconds of this browser's clock. */
export type Undoable = { sessionId: SessionId; until: number };

const undoableKey = ["deleted-chat-sessions"] as const;
const anyBody = z.unknown();
const deletionOf = (sessionId: SessionId) => `/api/chat/sessions/${sessionId}/deletion`;

/** Off the list at once; back on it when the server doesn't do it. Nobody has to confirm what can be undone. */
export function useDeleteSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: SessionId) =>
      request(deletionOf(sessionId), deletedSessionSchema, { method: "PUT" }),
    onMutate: (sessionId) => changeListed(queries, sessionId, () => null),
    onSuccess: ({ sessionId, erasedInMs }) => {
      forgetOutboxOf(sessionId);
      queries.removeQueries({ queryKey: sessionKey(sessionId) });
      const undoable = { sessionId, until: Date.now() + erasedInMs };
      queries.setQueryData<Undoable[]>(undoableKey, (list) => [undoable, ...(list ?? [])]);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsKey }),
  });
}

/** Of this device or another one, of before a reload too: the server knows. */
export function useUndoable() {
  return useQuery({
    queryKey: undoableKey,
    queryFn: async ({ signal }): Promise<Undoable[]> => {
      const { items } = await request("/api/chat/deletions", deletedListSchema, { signal });
      return items.map(({ sessionId, erasedInMs }) => ({
        sessionId,
        until: Date.now() + erasedInMs,
      }));
    },
    refetchOnWindowFocus: "always",
  });
}

export function useRestoreSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sessions: readonly SessionId[]) =>
      Promise.all(
        sessions.map((id) => request(deletionOf(id), sessionSchema, { method: "DELETE" })),
      ),
    onSettled: () => lookAgain(queries),
  });
}

/** For good, at once. */
export function useEraseSessions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sessions: readonly SessionId[]) =>
      Promise.all(
        sessions.map((id) => request(`/api/chat/sessions/${id}`, anyBody, { method: "DELETE" })),
      ),
    onSettled: () => lookAgain(queries),
  });
}

async function lookAgain(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ queryKey: undoableKey });
  await queries.invalidateQueries({ queryKey: sessionsKey });
}
