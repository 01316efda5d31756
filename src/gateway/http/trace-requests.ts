/**
 * A span for each request to the API, by OpenTelemetry's conventions for HTTP; without the address itself, which may
 * hold words. A `traceparent` is gone on from only when a trusted proxy brings it: else anybody could write into the
 * traces of others, or have everything of theirs recorded.
 */
import type { FastifyRequest } from "fastify";
import type { Tracing } from "#platform/tracing/tracing.ts";
import type { GatewayApp } from "./app-types.ts";

export function traceRequests(app: GatewayApp, tracing: Tracing): void {
  app.decorateRequest("span", null);
  if (!tracing.on) return;
  app.addHook("onRequest", async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url;
    if (!route?.startsWith("/api/")) return;
    const span = tracing.start(
      {
        name: `${method} ${route}`,
        kind: "server",
        attributes: {
          "http.request.method": method,
          "http.route": route,
          "url.scheme": request.protocol,
          "healify.request.id": request.id,
        },
      },
      proxiedTrace(request),
    );
    request.span = span;
    // Streams are written past Fastify, which hears of no end of theirs that is a cut.
    reply.raw.once("close", () => {
      const status = reply.raw.statusCode;
      span.set({ "http.response.status_code": status });
      if (status >= 500) span.fail(String(status));
      span.end();
    });
  });
}

/** `ips` has more than the peer itself only when that is a trusted proxy. */
function proxiedTrace({ ips, headers }: FastifyRequest): string | null {
  const { traceparent } = headers;
  return ips && ips.length > 1 && typeof traceparent === "string" ? traceparent : null;
}
