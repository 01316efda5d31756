/**
 * Binds a visit at the provider to the browser that began it. The page that the provider leads to asks by itself, from
 * this very site, so that the cookie can be as strict as the refresh token's.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { GatewayConfig } from "../config.ts";
import { visitLifetime } from "./visit.ts";

export function visitCookie({ publicUrl }: Pick<GatewayConfig, "publicUrl">) {
  const secure = publicUrl?.startsWith("https:") === true;
  const name = secure ? "__Host-healify_visit" : "healify_visit";
  const attributes = { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
  return {
    read: (request: FastifyRequest): string | null => request.cookies[name] ?? null,
    set(reply: FastifyReply, browserSecret: string): void {
      reply.setCookie(name, browserSecret, { ...attributes, maxAge: visitLifetime / 1000 });
    },
    clear: (reply: FastifyReply): void => void reply.clearCookie(name, attributes),
  };
}
