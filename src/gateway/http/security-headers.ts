/** Headers that keep a browser from doing more with our pages than they need. */
import helmet from "@fastify/helmet";
import type { GatewayApp } from "./app-types.ts";

/** Nothing inline, nothing from elsewhere, in nobody's frame. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** `https`: whether people reach this gateway over https; only then may a browser be told to insist on it. */
export async function addSecurityHeaders(app: GatewayApp, https: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy,
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  // Answers about a person are never kept by anything on the way (ASVS 14.3.2); a route may say otherwise.
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (request.url.startsWith("/api")) reply.header("cache-control", "no-store");
  });
}
