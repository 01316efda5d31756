/** The HTTP surface as OpenAPI 3.1, from the same schemas that check it, and a page to read it. */
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import { problemSchema } from "#contracts/problem.ts";
import type { GatewayApp } from "./app-types.ts";

/** To be spread into a route's `response`: every error has one shape. */
export const problemResponses = {
  "4xx": {
    description: "Refused; `code` says why.",
    content: { "application/problem+json": { schema: problemSchema } },
  },
  "5xx": {
    description: "Not possible now; `retryable` says whether to try again.",
    content: { "application/problem+json": { schema: problemSchema } },
  },
};

/** An answer without a body. */
export const noContent = z.null().describe("Done; there is no body.");

/**
 * Nothing inline but one style that Swagger UI writes, known by its hash; nothing from elsewhere. It makes markup from
 * text in many places, so that Trusted Types would show an empty page.
 */
const documentationPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export async function documentRoutes(app: GatewayApp): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Healify",
        description: "A health assistant that you host yourself.",
        version: "1",
      },
      components: {
        securitySchemes: { accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      },
      security: [{ accessToken: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(async (scope) => {
    scope.addHook("onRoute", (route) => {
      route.config = { ...route.config, public: true };
      route.schema = { ...route.schema, hide: true };
    });
    scope.get("/api/openapi.json", async () => app.swagger());
    await scope.register(swaggerUi, { routePrefix: "/api/docs", staticCSP: documentationPolicy });
  });
}
