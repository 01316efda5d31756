/** Chat over HTTP: shapes and status codes; the use cases decide. */
import { z } from "zod";
import {
  acceptedSchema,
  completedSessionSchema,
  patchSessionBodySchema,
  replySchema,
  sendBodySchema,
  sessionDetailSchema,
  sessionListSchema,
  sessionSchema,
} from "#contracts/chat.ts";
import { replyIdSchema, sessionIdSchema } from "#contracts/ids.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { recogniseFault } from "../http/recognise-fault.ts";
import { changeSession } from "./change-session.ts";
import type { ChatDependencies } from "./chat-dependencies.ts";
import { deletionRoutes } from "./deletion/routes.ts";
import { listSessions } from "./list-sessions.ts";
import { readSession } from "./read-session.ts";
import { retryReply } from "./retry-reply.ts";
import { findingRoutes } from "./search/routes.ts";
import { sendMessage, triageAlone } from "./send-message.ts";
import { stopReply } from "./stop-reply.ts";
import { openStream } from "./streams/open-stream.ts";
import { sseFrame } from "./streams/sse.ts";
import { completeSession } from "./summary/complete-session.ts";

const inSession = z.object({ sessionId: sessionIdSchema });
const ofReply = z.object({ replyId: replyIdSchema });
const tags = ["chat"];

export function chatRoutes(app: GatewayApp, chat: ChatDependencies): void {
  messageRoutes(app, chat);
  sessionRoutes(app, chat);
  deletionRoutes(app, chat);
  findingRoutes(app, chat);
  replyRoutes(app, chat);
}

function messageRoutes(app: GatewayApp, chat: ChatDependencies): void {
  app.post(
    "/api/chat/sessions/:sessionId/messages",
    {
      schema: {
        tags,
        summary: "Ask a question; with Accept: text/event-stream its answer follows as events",
        params: inSession,
        body: sendBodySchema,
        response: { 202: acceptedSchema },
      },
      // Whatever refuses a question, its triage goes out with the refusal.
      errorHandler: (fault, request) => {
        const error = recogniseFault(fault);
        const body = sendBodySchema.safeParse(request.body);
        if (body.success) error.triage ??= triageAlone(body.data, chat.reviewers);
        throw error;
      },
    },
    async (request, reply) => {
      const { principal, body, params } = request;
      const { accepted, person, replyId, isNew } = await sendMessage(chat, {
        userId: principal.userId,
        sessionId: params.sessionId,
        body,
        span: request.span,
      });
      if (!wantsEvents(request.headers.accept)) return reply.code(202).send(accepted);
      await openStream(chat, reply, {
        owner: principal,
        replyId,
        person,
        lastEventId: undefined,
        isNew,
        firstFrame: sseFrame(null, "accepted", JSON.stringify(accepted)),
      });
      return reply;
    },
  );
}

const wantsEvents = (accept: string | undefined) => accept?.includes("text/event-stream") ?? false;

function sessionRoutes(app: GatewayApp, chat: ChatDependencies): void {
  app.get(
    "/api/chat/sessions",
    {
      schema: {
        tags,
        querystring: z.object({ cursor: z.string().max(256).optional() }),
        response: { 200: sessionListSchema },
      },
    },
    (request) => listSessions(chat, request.principal.userId, request.query.cursor),
  );
  app.get(
    "/api/chat/sessions/:sessionId",
    { schema: { tags, params: inSession, response: { 200: sessionDetailSchema } } },
    (request) => readSession(chat, request.principal.userId, request.params.sessionId),
  );
  app.patch(
    "/api/chat/sessions/:sessionId",
    {
      schema: {
        tags,
        params: inSession,
        body: patchSessionBodySchema,
        response: { 200: sessionSchema },
      },
    },
    ({ principal, params, body }) => changeSession(chat, principal.userId, params.sessionId, body),
  );
  app.post(
    "/api/chat/sessions/:sessionId/complete",
    { schema: { tags, params: inSession, response: { 200: completedSessionSchema } } },
    (request) => completeSession(chat, request.principal.userId, request.params.sessionId),
  );
}

function replyRoutes(app: GatewayApp, chat: ChatDependencies): void {
  app.get(
    "/api/chat/replies/:replyId/events",
    { schema: { tags, summary: "The reply's events (SSE)", params: ofReply } },
    async (request, reply) => {
      const { principal, params } = request;
      const lastEventId = request.headers["last-event-id"];
      await openStream(chat, reply, {
        owner: principal,
        replyId: params.replyId,
        person: await chat.vault.person(principal.userId),
        lastEventId: Array.isArray(lastEventId) ? lastEventId[0] : lastEventId,
      });
      return reply;
    },
  );
  app.post(
    "/api/chat/replies/:replyId/stop",
    { schema: { tags, params: ofReply, response: { 202: replySchema } } },
    async (request, reply) => {
      const stopped = await stopReply(chat, request.principal.userId, request.params.replyId);
      return reply.code(202).send(stopped);
    },
  );
  app.post(
    "/api/chat/replies/:replyId/retry",
    { schema: { tags, params: ofReply, response: { 202: replySchema } } },
    async (request, reply) => {
      const retried = await retryReply(
        chat,
        request.principal.userId,
        request.params.replyId,
        request.span,
      );
      return reply.code(202).send(retried);
    },
  );
}
