/** Deleting a chat session over HTTP, and bringing it back. */
import { z } from "zod";
import { deletedListSchema, deletedSessionSchema, sessionSchema } from "#contracts/chat.ts";
import { sessionIdSchema } from "#contracts/ids.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { deleteSession, deleteSoon, listDeleted, restoreSession } from "./delete-session.ts";

const tags = ["chat"];
const params = z.object({ sessionId: sessionIdSchema });

export function deletionRoutes(app: GatewayApp, chat: ChatDependencies): void {
  app.delete(
    "/api/chat/sessions/:sessionId",
    {
      schema: {
        tags,
        summary: "Erase a chat session for good, at once",
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deleteSession(chat, request.principal.userId, request.params.sessionId);
      return reply.code(204).send(null);
    },
  );
  app.put(
    "/api/chat/sessions/:sessionId/deletion",
    {
      schema: {
        tags,
        summary: "Delete a chat session; it can be brought back until it is erased",
        params,
        response: { 200: deletedSessionSchema },
      },
    },
    ({ principal, params: { sessionId } }) => deleteSoon(chat, principal.userId, sessionId),
  );
  app.delete(
    "/api/chat/sessions/:sessionId/deletion",
    {
      schema: {
        tags,
        summary: "Bring a deleted chat session back",
        params,
        response: { 200: sessionSchema },
      },
    },
    ({ principal, params: { sessionId } }) => restoreSession(chat, principal.userId, sessionId),
  );
  app.get(
    "/api/chat/deletions",
    {
      schema: {
        tags,
        summary: "Chat sessions that are deleted and can still be brought back",
        response: { 200: deletedListSchema },
      },
    },
    async ({ principal }) => ({ items: await listDeleted(chat, principal.userId) }),
  );
}
