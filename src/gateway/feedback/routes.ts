/** Feedback over HTTP. */
import { z } from "zod";
import { postFeedbackBodySchema } from "#contracts/feedback.ts";
import { replyIdSchema } from "#contracts/ids.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { problemResponses } from "../http/documentation.ts";
import { type FeedbackDependencies, giveFeedback } from "./give-feedback.ts";

export function feedbackRoutes(app: GatewayApp, deps: FeedbackDependencies): void {
  app.post(
    "/api/chat/replies/:replyId/feedback",
    {
      schema: {
        tags: ["chat"],
        summary: "Say whether an answer was helpful, and why; null takes it back",
        params: z.object({ replyId: replyIdSchema }),
        body: postFeedbackBodySchema,
        response: { 200: postFeedbackBodySchema, ...problemResponses },
      },
    },
    async ({ principal, params, body }) => {
      await giveFeedback(deps, principal.userId, params.replyId, body.feedback);
      return body;
    },
  );
}
