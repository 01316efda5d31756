/** Finding past chats over HTTP. */
import type { FastifyReply } from "fastify";
import { z } from "zod";
import {
  aboutWhomSchema,
  searchBodySchema,
  searchResultSchema,
  timelineSchema,
} from "#contracts/finding.ts";
import type { UserId } from "#contracts/ids.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { ProblemError } from "../../http/problem.ts";
import type { ChatDependencies } from "../chat-dependencies.ts";
import { readTimeline } from "../timeline/read-timeline.ts";
import { searchChats } from "./search-chats.ts";
import { SearchesUnderWay } from "./searches-under-way.ts";

const tags = ["chat"];
/** Typing a few words takes several, and so does looking through years. */
const looks = { name: "looks-through-chats", points: 240, windowMs: 60_000 };

export function findingRoutes(app: GatewayApp, chat: ChatDependencies): void {
  const underWay = new SearchesUnderWay();
  async function look<T>(
    userId: UserId,
    reply: FastifyReply,
    work: (gone: AbortSignal) => Promise<T>,
  ) {
    const verdict = await chat.limits.take(looks, userId);
    if (!verdict.allowed) {
      throw new ProblemError("too_many_requests", { retryAfterMs: verdict.retryAfterMs });
    }
    return underWay.during(userId, () => work(goneWith(reply)));
  }
  app.post(
    "/api/chat/search",
    {
      schema: {
        tags,
        summary: "Search the titles, questions and answers of one's own chats, the newest first",
        body: searchBodySchema,
        response: { 200: searchResultSchema },
      },
    },
    ({ principal: { userId }, body }, reply) =>
      look(userId, reply, (gone) => searchChats(chat, userId, body, gone)),
  );
  app.get(
    "/api/chat/timeline",
    {
      schema: {
        tags,
        summary: "What was asked over time, for whom, what was advised and how it went on",
        querystring: z.object({
          about: aboutWhomSchema.optional(),
          cursor: z.string().max(256).optional(),
        }),
        response: { 200: timelineSchema },
      },
    },
    ({ principal: { userId }, query }, reply) =>
      look(userId, reply, (gone) => readTimeline(chat, userId, query, gone)),
  );
}

/** Aborted when the connection closes, which it does after the answer too. */
function goneWith(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once("close", () => gone.abort());
  return gone.signal;
}
