/**
 * The refresh token in a cookie: bound to the host and unreadable to scripts (rule 38). On plain http a browser would
 * not keep a Secure cookie, so that a person at http://localhost gets one without, under another name.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { GatewayConfig } from "../../config.ts";
import type { IssuedRefreshToken } from "../devices/open-device.ts";

export type RefreshCookie = {
  read(request: FastifyRequest): string | null;
  set(request: FastifyRequest, reply: FastifyReply, issued: IssuedRefreshToken): void;
  clear(request: FastifyRequest, reply: FastifyReply): void;
};

export function refreshCookie({ publicUrl }: Pick<GatewayConfig, "publicUrl">): RefreshCookie {
  const isSecure = (request: FastifyRequest) =>
    publicUrl === null ? request.protocol === "https" : publicUrl.startsWith("https:");
  const nameFor = (request: FastifyRequest) =>
    isSecure(request) ? "__Host-healify_rt" : "healify_rt";
  const attributes = (request: FastifyRequest) =>
    ({ path: "/", httpOnly: true, sameSite: "strict", secure: isSecure(request) }) as const;

  return {
    read: (request) => request.cookies[nameFor(request)] ?? null,
    set: (request, reply, { refreshToken, expiresAt }) => {
      const expires = new Date(expiresAt);
      reply.setCookie(nameFor(request), refreshToken, { ...attributes(request), expires });
    },
    clear: (request, reply) => {
      reply.clearCookie(nameFor(request), attributes(request));
    },
  };
}
