/** A person's own account. */
import {
  deleteMeBodySchema,
  erasureReceiptSchema,
  patchMeBodySchema,
  userSchema,
} from "#contracts/auth.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { noContent, problemResponses } from "../http/documentation.ts";
import { endWelcome, presentUser, readAccount, renameAccount } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { eraseAccount } from "./erasure/erase-account.ts";
import { refreshCookie } from "./tokens/refresh-cookie.ts";

const tags = ["accounts"];

export function accountRoutes(app: GatewayApp, accounts: Accounts): void {
  meRoutes(app, accounts);
}

function meRoutes(app: GatewayApp, accounts: Accounts): void {
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
  app.post(
    "/api/auth/me/welcomed",
    {
      schema: {
        tags,
        summary: "The welcome was seen, or left; it comes up by itself no more",
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      await endWelcome(accounts, request.principal);
      return reply.code(204).send(null);
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
