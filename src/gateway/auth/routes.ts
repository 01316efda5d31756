/** Accounts over HTTP: shapes and status codes; the use cases decide. */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import {
  deleteMeBodySchema,
  deviceListSchema,
  erasureReceiptSchema,
  patchMeBodySchema,
  refreshBodySchema,
  signedInSchema,
  signInBodySchema,
  signUpBodySchema,
  tokensSchema,
  userSchema,
  verificationSentSchema,
  verifyEmailBodySchema,
} from "#contracts/auth.ts";
import { deviceIdSchema } from "#contracts/ids.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { noContent, problemResponses } from "../http/documentation.ts";
import { ProblemError } from "../http/problem.ts";
import { originGuard } from "../http/same-origin.ts";
import { presentUser, readAccount, readDevices, renameAccount } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { tokenDelivery } from "./deliver-tokens.ts";
import { eraseAccount } from "./erase-account.ts";
import { refresh } from "./refresh.ts";
import { refreshCookie } from "./refresh-cookie.ts";
import { revokeDevice } from "./revoke-device.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { signUp } from "./sign-up.ts";
import { jwksMaxAgeSeconds, jwksSchema } from "./signing-keys.ts";
import { signUpByMail, verifyEmail } from "./verify-email.ts";

const open = { config: { public: true } } as const;
const tags = ["accounts"];
const openToAll = { security: [], tags };

export function authRoutes(app: GatewayApp, accounts: Accounts): void {
  signingRoutes(app, accounts);
  tokenRoutes(app, accounts);
  accountRoutes(app, accounts);
  deviceRoutes(app, accounts);
}

function signingRoutes(app: GatewayApp, accounts: Accounts): void {
  const { verification } = accounts;
  const guard = originGuard(accounts.config.publicUrl);
  const deliver = tokenDelivery(accounts);
  app.post(
    "/api/auth/sign-up",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Make an account",
        body: signUpBodySchema,
        response: { 201: signedInSchema, 202: verificationSentSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const { body } = request;
      if (verification) {
        await signUpByMail(accounts, body, clientOf(request), verification);
        return reply.code(202).send({ verification: "sent" });
      }
      const { user, device } = await signUp(accounts, body, clientOf(request));
      const tokens = await deliver(request, reply, device, body.delivery);
      return reply.code(201).send({ user: presentUser(user), ...tokens });
    },
  );
  app.post(
    "/api/auth/verify-email",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Confirm an e-mail address by the link in the mail",
        body: verifyEmailBodySchema,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      await verifyEmail(accounts, request.body.token, clientOf(request));
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/api/auth/sign-in",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Sign in",
        body: signInBodySchema,
        response: { 200: signedInSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const { user, device } = await signIn(accounts, request.body, clientOf(request));
      const tokens = await deliver(request, reply, device, request.body.delivery);
      return reply.send({ user: presentUser(user), ...tokens });
    },
  );
}

function tokenRoutes(app: GatewayApp, accounts: Accounts): void {
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

function accountRoutes(app: GatewayApp, accounts: Accounts): void {
  const cookie = refreshCookie(accounts.config);
  app.get(
    "/api/auth/me",
    {
      schema: { tags, summary: "The account", response: { 200: userSchema, ...problemResponses } },
    },
    async (request) => presentUser(await readAccount(accounts, request.principal)),
  );
  app.patch(
    "/api/auth/me",
    {
      schema: {
        tags,
        summary: "Change the account's name",
        body: patchMeBodySchema,
        response: { 200: userSchema, ...problemResponses },
      },
    },
    async (request) => {
      const change = { name: request.body.name, client: clientOf(request) };
      return presentUser(await renameAccount(accounts, request.principal, change));
    },
  );
  app.delete(
    "/api/auth/me",
    {
      schema: {
        tags,
        summary: "Erase the account and everything that belongs to it",
        body: deleteMeBodySchema,
        response: { 200: erasureReceiptSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const proof = { password: request.body.password, client: clientOf(request) };
      const receipt = await eraseAccount(accounts, request.principal, proof);
      cookie.clear(request, reply);
      return reply.send(receipt);
    },
  );
}

function deviceRoutes(app: GatewayApp, accounts: Accounts): void {
  app.get(
    "/api/auth/devices",
    {
      schema: {
        tags,
        summary: "Where the person is signed in",
        response: { 200: deviceListSchema, ...problemResponses },
      },
    },
    async (request) => ({
      items: await readDevices(accounts, request.principal),
      nextCursor: null,
    }),
  );
  app.delete(
    "/api/auth/devices/:id",
    {
      schema: {
        tags,
        summary: "Sign a device out",
        params: z.object({ id: deviceIdSchema }),
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { userId } = request.principal;
      const revocation = { userId, deviceId: request.params.id, event: "device-revoked" } as const;
      const client = clientOf(request);
      if (!(await revokeDevice(accounts, { ...revocation, client }))) {
        throw new ProblemError("not_found");
      }
      return reply.code(204).send(null);
    },
  );
}
