/**
 * Sign-in with another provider over HTTP. Leaving and coming back are both asked for by the page itself, as JSON: no
 * state changes on a GET, and what the provider puts into an address goes no further than that page.
 */
import { z } from "zod";
import { signedInSchema } from "#contracts/auth.ts";
import { providerAccountIdSchema } from "#contracts/ids.ts";
import {
  beginLinkBodySchema,
  beginProviderBodySchema,
  endProviderBodySchema,
  linkedSchema,
  providerAccountListSchema,
  providerAnswerSchema,
  providerLocationSchema,
  waysInSchema,
} from "#contracts/provider.ts";
import { secondFactorNeededSchema } from "#contracts/second-factor.ts";
import type { Accounts } from "../auth/accounts.ts";
import { entryAnswers } from "../auth/answer-entry.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { noContent, problemResponses } from "../http/documentation.ts";
import { originGuard } from "../http/same-origin.ts";
import { parseInvitationToken } from "../invitations/invitation-token.ts";
import { enterWithProvider } from "./enter-with-provider.ts";
import { beginLink, endLink, readProviderAccounts, unlinkProvider } from "./link-provider.ts";
import { beginVisit } from "./visit.ts";
import { visitCookie } from "./visit-cookie.ts";

const open = { config: { public: true } } as const;
const tags = ["accounts"];
const openToAll = { security: [], tags };
const returnTo = { returnTo: z.string() };

export function providerRoutes(app: GatewayApp, accounts: Accounts): void {
  entryRoutes(app, accounts);
  linkRoutes(app, accounts);
}

function entryRoutes(app: GatewayApp, accounts: Accounts): void {
  const { config, provider } = accounts;
  const guard = originGuard(config.publicUrl);
  const cookie = visitCookie(config);
  const answers = entryAnswers(accounts);
  app.get(
    "/api/auth/ways-in",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "How people can sign in and sign up here",
        response: { 200: waysInSchema, ...problemResponses },
      },
    },
    async () => ({
      provider: provider?.name ?? null,
      signUp: config.signUp,
      passkeySignUp: accounts.verification === null,
    }),
  );
  app.post(
    "/api/auth/provider",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Leave for the other provider",
        body: beginProviderBodySchema,
        response: { 200: providerLocationSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const { returnTo, invitation } = request.body;
      const visiting = { returnTo, invitation: parseInvitationToken(invitation) };
      const begun = await beginVisit(accounts, { purpose: "sign-in", ...visiting });
      cookie.set(reply, begun.browserSecret);
      return { location: begun.location };
    },
  );
  app.post(
    "/api/auth/provider/return",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Come back from the other provider and sign in",
        body: endProviderBodySchema,
        response: {
          200: signedInSchema.extend(returnTo),
          202: secondFactorNeededSchema.extend(returnTo),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const { delivery, ...answer } = request.body;
      const browserSecret = cookie.read(request);
      cookie.clear(reply);
      const client = clientOf(request);
      const arrived = await enterWithProvider(accounts, answer, { client, browserSecret });
      const { status, body } = await answers.entered({ request, reply, delivery }, arrived.entry);
      const { returnTo } = arrived;
      return status === 200
        ? reply.code(200).send({ ...body, returnTo })
        : reply.code(202).send({ ...body, returnTo });
    },
  );
}

function linkRoutes(app: GatewayApp, accounts: Accounts): void {
  const { config, provider } = accounts;
  const cookie = visitCookie(config);
  app.get(
    "/api/auth/provider-accounts",
    {
      schema: {
        tags,
        summary: "Accounts at other providers that let the person in",
        response: { 200: providerAccountListSchema, ...problemResponses },
      },
    },
    async (request) => ({
      items: await readProviderAccounts(accounts, request.principal),
      provider: provider?.name ?? null,
    }),
  );
  app.post(
    "/api/auth/provider-accounts/link",
    {
      schema: {
        tags,
        summary: "Leave for the other provider to link an account there",
        body: beginLinkBodySchema,
        response: { 200: providerLocationSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const begun = await beginLink(accounts, request.principal, request.body.returnTo);
      cookie.set(reply, begun.browserSecret);
      return { location: begun.location };
    },
  );
  app.post(
    "/api/auth/provider-accounts",
    {
      schema: {
        tags,
        summary: "Come back from the other provider and link the account there",
        body: providerAnswerSchema,
        response: { 201: linkedSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      const browserSecret = cookie.read(request);
      cookie.clear(reply);
      const linking = { principal, client: clientOf(request), browserSecret };
      return reply.code(201).send({ returnTo: await endLink(accounts, body, linking) });
    },
  );
  app.delete(
    "/api/auth/provider-accounts/:id",
    {
      schema: {
        tags,
        summary: "Let an account at another provider in no longer",
        params: z.object({ id: providerAccountIdSchema }),
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, params } = request;
      await unlinkProvider(accounts, { id: params.id, principal, client: clientOf(request) });
      return reply.code(204).send(null);
    },
  );
}
