/** Asking again over HTTP. */
import { z } from "zod";
import {
  checkInListSchema,
  followUpListSchema,
  putOutcomeBodySchema,
  putPlanBodySchema,
  toldOutcomeSchema,
  toldPlanSchema,
} from "#contracts/follow-up.ts";
import { messageIdSchema, sessionIdSchema } from "#contracts/ids.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { problemResponses } from "../http/documentation.ts";
import type { FollowUpDependencies } from "./follow-up-dependencies.ts";
import { listCheckIns } from "./list-check-ins.ts";
import { listFollowUps } from "./list-follow-ups.ts";
import { tellOutcome } from "./tell-outcome.ts";
import { tellPlan } from "./tell-plan.ts";

const tags = ["asking again"];
const ofMessage = z.object({ messageId: messageIdSchema });

export function followUpRoutes(app: GatewayApp, deps: FollowUpDependencies): void {
  app.get(
    "/api/chat/check-ins",
    {
      schema: {
        tags,
        summary: "Chat sessions whose person is to be asked how they are now",
        response: { 200: checkInListSchema, ...problemResponses },
      },
    },
    async ({ principal }) => ({ items: await listCheckIns(deps, principal.userId) }),
  );
  app.get(
    "/api/chat/sessions/:sessionId/follow-ups",
    {
      schema: {
        tags,
        summary: "What the person told about the session's answers",
        params: z.object({ sessionId: sessionIdSchema }),
        response: { 200: followUpListSchema, ...problemResponses },
      },
    },
    async ({ principal, params }) => ({
      items: await listFollowUps(deps, principal.userId, params.sessionId),
    }),
  );
  app.put(
    "/api/chat/messages/:messageId/plan",
    {
      schema: {
        tags,
        summary: "Where the person will go, and when; a wrong pick is put right",
        params: ofMessage,
        body: putPlanBodySchema,
        response: { 200: toldPlanSchema, ...problemResponses },
      },
    },
    ({ principal, params, body }) =>
      tellPlan(deps, principal.userId, params.messageId, body.picked),
  );
  app.put(
    "/api/chat/messages/:messageId/outcome",
    {
      schema: {
        tags,
        summary: "How the person is now: better, the same or worse",
        params: ofMessage,
        body: putOutcomeBodySchema,
        response: { 200: toldOutcomeSchema, ...problemResponses },
      },
    },
    ({ principal, params, body }) =>
      tellOutcome(deps, principal.userId, params.messageId, body.outcome),
  );
}
