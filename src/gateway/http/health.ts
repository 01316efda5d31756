/** Liveness, readiness with each dependency by name, and metrics. */
import type { Registry } from "prom-client";
import { z } from "zod";
import type { AnswerLog } from "#platform/answer-log/answer-log.ts";
import type { Broker } from "#platform/broker/broker.ts";
import type { Cache } from "#platform/cache/cache.ts";
import type { GatewayConfig } from "../config.ts";
import type { GatewayApp } from "./app-types.ts";
import { readAddress } from "./client-address.ts";
import { ProblemError } from "./problem.ts";

export type HealthDeps = {
  config: Pick<GatewayConfig, "mode">;
  database: { ping(): Promise<void> };
  broker: Pick<Broker, "state">;
  cache: Pick<Cache, "available">;
  answerLog: Pick<AnswerLog, "available">;
};

const upOrDown = z.enum(["up", "down"]);
export const readinessSchema = z.object({
  /** `degraded`: questions are accepted, but something that makes them fast, or answers them, is away. */
  status: z.enum(["ready", "degraded", "unavailable"]),
  database: upOrDown,
  broker: z.enum(["up", "degraded", "down"]),
  cache: upOrDown,
  answerLog: upOrDown,
});
export type Readiness = z.infer<typeof readinessSchema>;

/** Some probes ask with HEAD. */
const open = { config: { public: true }, exposeHeadRoute: true } as const;

export function healthRoutes(app: GatewayApp, deps: HealthDeps, registry: Registry): void {
  app.get(
    "/livez",
    { ...open, schema: { response: { 200: z.object({ status: z.literal("alive") }) } } },
    async () => ({ status: "alive" as const }),
  );
  app.get(
    "/readyz",
    { ...open, schema: { response: { 200: readinessSchema, 503: readinessSchema } } },
    async (_request, reply) => {
      const readiness = await readReadiness(deps);
      reply.code(readiness.status === "unavailable" ? 503 : 200);
      return reply.header("cache-control", "no-store").send(readiness);
    },
  );
  app.get("/metrics", { ...open, schema: { hide: true } }, async (request, reply) => {
    // In a household a count that goes up tells who asked something, and of what kind the answer was.
    if (deps.config.mode === "embedded" && !isThisMachine(request.ip)) {
      throw new ProblemError("not_found");
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

const isThisMachine = (ip: string): boolean => /^(127\.|::1$)/.test(readAddress(ip) ?? "");

/** Only the database is needed to accept a question; the rest catches up. */
async function readReadiness(deps: HealthDeps): Promise<Readiness> {
  const database = await deps.database.ping().then(
    () => "up" as const,
    () => "down" as const,
  );
  const broker = deps.broker.state();
  const cache = deps.cache.available() ? "up" : "down";
  const answerLog = deps.answerLog.available() ? "up" : "down";
  const whole = broker === "up" && cache === "up" && answerLog === "up";
  const status = database === "down" ? "unavailable" : whole ? "ready" : "degraded";
  return { status, database, broker, cache, answerLog };
}
