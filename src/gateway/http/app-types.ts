/** The Fastify instance as every route file sees it, and what this gateway adds to Fastify's own types. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Span } from "#platform/tracing/tracing.ts";

export type GatewayApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Who asks: proven by a valid access token of a device that is not revoked. */
export type Principal = { userId: UserId; deviceId: DeviceId };

declare module "fastify" {
  interface FastifyContextConfig {
    /** Every route is protected unless it says this. */
    public?: boolean;
  }
  interface FastifyInstance {
    /** Every route, in the order of their adding. */
    routeTable: readonly { method: string; url: string; isPublic(): boolean }[];
  }
  interface FastifyRequest {
    /** Throws on a public route: nobody is proven there. */
    principal: Principal;
    /** The access token's claims before its device was looked up; null without a valid token. */
    claimed: Principal | null;
    /** Set once the device was looked up. */
    proven: Principal | null;
    startedAt: number;
    /** Null when it is not traced. */
    span: Span | null;
  }
}
