/** Counts requests from their head to the end of their answer, cut streams too, which Fastify hears nothing of. */
import type { ServerResponse } from "node:http";
import type { GatewayMetrics } from "../metrics.ts";
import type { GatewayApp } from "./app-types.ts";

export function countInFlight(
  app: GatewayApp,
  { requestsInFlight }: Pick<GatewayMetrics, "requestsInFlight">,
): void {
  const over = () => requestsInFlight.dec();
  app.server.on("request", (_request, response: ServerResponse) => {
    requestsInFlight.inc();
    response.once("close", over);
  });
}
