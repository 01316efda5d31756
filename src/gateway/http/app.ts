/** The HTTP server with everything that all routes share; the routes themselves are added by their features. */
import { fastifyCookie } from "@fastify/cookie";
import fastify from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { uuidv7 } from "uuidv7";
import type { Tracing } from "#platform/tracing/tracing.ts";
import type { GatewayConfig } from "../config.ts";
import type { GatewayEvents } from "../events.ts";
import { logAccess } from "./access-log.ts";
import type { GatewayApp } from "./app-types.ts";
import { type Authenticator, authenticateByDefault } from "./authenticate.ts";
import { documentRoutes } from "./documentation.ts";
import { bodyLimitBytes, readJsonBodies } from "./json-body.ts";
import { originGuard, refuseForeignChanges } from "./same-origin.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { answerBrokenHttp, answerFrameworkFault, handleFaults } from "./send-problem.ts";
import { traceRequests } from "./trace-requests.ts";
import { answerUnknownRoutes } from "./unknown-routes.ts";
import type { WebApp } from "./web-app.ts";

export type AppDeps = {
  config: GatewayConfig;
  events: GatewayEvents;
  accounts: { authenticator: Authenticator };
  web: WebApp;
  tracing: Tracing;
};

export async function buildApp({
  config,
  events,
  accounts,
  web,
  tracing,
}: AppDeps): Promise<GatewayApp> {
  const app: GatewayApp = fastify({
    bodyLimit: bodyLimitBytes,
    // Time for a whole request to arrive; answers may take as long as they need.
    requestTimeout: 30_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: "idle",
    exposeHeadRoutes: false,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    requestIdHeader: false,
    genReqId: () => uuidv7(),
    frameworkErrors: answerFrameworkFault,
    clientErrorHandler: answerBrokenHttp,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerUnknownRoutes(app, web.page);
  handleFaults(app, events);
  readJsonBodies(app);
  logAccess(app, events);
  traceRequests(app, tracing);
  await addSecurityHeaders(app, {
    https: config.publicUrl?.startsWith("https:") === true,
    captchaSources: config.captcha?.sources ?? [],
  });
  await app.register(fastifyCookie);
  refuseForeignChanges(app, originGuard(config.publicUrl));
  authenticateByDefault(app, accounts.authenticator);
  await documentRoutes(app);
  return app;
}
