import type { QueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { acceptedSchema } from "#contracts/chat.ts";
import { sessionIdSchema } from "#contracts/ids.ts";
import { takeAccepted } from "./accepted-question.ts";
import { sessionKey } from "./requests/get-session.ts";
import { sessionsKey } from "./requests/list-sessions.ts";

/** What the tabs of one browser tell each other, from memory to memory, so that they show the same without a reload. */
const newsSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accepted"), accepted: acceptedSchema, opens: z.boolean() }),
  z.object({ kind: z.literal("changed"), sessionId: sessionIdSchema }),
]);
type News = z.infer<typeof newsSchema>;

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("healify:chats") : null;

export function tellTabs(news: News): void {
  channel?.postMessage(news);
}

/** @returns how to stop listening */
export function hearTabs(queries: QueryClient): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => {
    const news = newsSchema.safeParse(data);
    if (news.success) take(queries, news.data);
  };
  channel?.addEventListener("message", hear);
  return () => channel?.removeEventListener("message", hear);
}

function take(queries: QueryClient, news: News): void {
  const sessionId = news.kind === "accepted" ? news.accepted.session.id : news.sessionId;
  const key = sessionKey(sessionId);
  const known = queries.getQueryData(key) !== undefined;
  // One that begins with this question is known whole.
  if (news.kind === "accepted" && (known || news.opens)) takeAccepted(queries, news.accepted);
  else void queries.invalidateQueries({ queryKey: key });
  void queries.invalidateQueries({ queryKey: sessionsKey });
}
