/** One event a request: ids, the route's pattern, status and time; never the address itself, which may hold words. */
import type { GatewayEvents } from "../events.ts";
import type { GatewayApp } from "./app-types.ts";

export function logAccess(app: GatewayApp, events: GatewayEvents): void {
  app.decorateRequest("startedAt", 0);
  app.addHook("onRequest", async (request) => {
    request.startedAt = performance.now();
  });
  app.addHook("onResponse", async (request, reply) => {
    events.requestServed({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
      ms: Math.round(performance.now() - request.startedAt),
      ...(request.proven ?? {}),
    });
  });
}
