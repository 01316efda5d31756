/** Public keys, refresh and sign-out: what a client does with the tokens that it holds. */
import type { FastifyRequest } from "fastify";
import { refreshBodySchema, tokensSchema } from "#contracts/auth.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { clientOf } from "../../http/client.ts";
import { noContent, problemResponses } from "../../http/documentation.ts";
import { ProblemError } from "../../http/problem.ts";
import { originGuard } from "../../http/same-origin.ts";
import type { Accounts } from "../accounts.ts";
import { signOut } from "../sign-out.ts";
import { tokenDelivery } from "./deliver-tokens.ts";
import { refresh } from "./refresh.ts";
import { refreshCookie } from "./refresh-cookie.ts";
import { jwksMaxAgeSeconds, jwksSchema } from "./signing-keys.ts";

const open = { config: { public: true } } as const;
const tags = ["accounts"];
const openToAll = { security: [], tags };

export function tokenRoutes(app: GatewayApp, accounts: Accounts): void {
  const guard = originGuard(accounts.config.publicUrl);
  const cookie = refreshCookie(accounts.config);
  const deliver = tokenDelivery(accounts);

  /** A token in the body speaks for itself; one in the cookie needs proof that our own page sent it. */
  function presented(request: FastifyRequest, inBody: string | undefined) {
    if (inBody !== undefined) return { token: inBody, delivery: "body" as const };
    const inCookie = cookie.read(request);
    if (inCookie === null) return null;
    guard.requireOwn(request);
    return { token: inCookie, delivery: "cookie" as const };
  }

  app.get(
    "/.well-known/jwks.json",
    {
      ...open,
      schema: { ...openToAll, summary: "Public keys", response: { 200: jwksSchema } },
    },
    async (_request, reply) => {
      reply.header("cache-control", `public, max-age=${jwksMaxAgeSeconds}`);
      return accounts.keys.jwks();
    },
  );
  app.post(
    "/api/auth/refresh",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "A fresh access token for a refresh token, which is rotated",
        body: refreshBodySchema,
        response: { 200: tokensSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const given = presented(request, request.body?.refreshToken);
      if (!given) throw new ProblemError("invalid_refresh_token");
      const device = await refresh(accounts, given.token, clientOf(request));
      return reply.send(await deliver(request, reply, device, given.delivery));
    },
  );
  app.post(
    "/api/auth/sign-out",
    {
      ...open,
      schema: {
        tags,
        summary: "Sign this device out, by its access token or its refresh token",
        body: refreshBodySchema,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const given = presented(request, request.body?.refreshToken);
      await signOut(accounts, request, given?.token ?? null);
      cookie.clear(request, reply);
      return reply.code(204).send(null);
    },
  );
}
