/** The operator's pages over HTTP. Every call asks for the role anew; every change for a proof of the last minutes. */
import { z } from "zod";
import { erasureReceiptSchema } from "#contracts/auth.ts";
import { invitationIdSchema, userIdSchema } from "#contracts/ids.ts";
import {
  accountChangeSchema,
  accountSummaryListSchema,
  invitationListSchema,
  inviteBodySchema,
  invitedSchema,
} from "#contracts/operator.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { noContent, problemResponses } from "../http/documentation.ts";
import { ProblemError } from "../http/problem.ts";
import { invite, readInvitations, withdrawInvitation } from "../invitations/invite.ts";
import { accountChangers, eraseByOperator } from "./change-account.ts";
import { healthPageRoutes } from "./health-routes.ts";
import { libraryRoutes } from "./library-routes.ts";
import { listPeople } from "./list-people.ts";
import { mailRoutes } from "./mail-routes.ts";
import { modelRoutes } from "./model-routes.ts";
import { requireActingOperator, requireOperator } from "./require-operator.ts";

const tags = ["operator"];

export function operatorRoutes(app: GatewayApp, accounts: Accounts): void {
  peopleRoutes(app, accounts);
  invitationRoutes(app, accounts);
  mailRoutes(app, accounts);
  modelRoutes(app, accounts);
  healthPageRoutes(app, accounts);
  libraryRoutes(app, accounts);
}

function peopleRoutes(app: GatewayApp, accounts: Accounts): void {
  app.get(
    "/api/operator/people",
    {
      schema: {
        tags,
        summary: "The accounts of this server",
        querystring: z.object({ cursor: z.string().max(64).optional() }),
        response: { 200: accountSummaryListSchema, ...problemResponses },
      },
    },
    async (request) => {
      await requireOperator(accounts, request.principal);
      return listPeople(accounts, request.query.cursor ?? null);
    },
  );
  app.post(
    "/api/operator/people/:id/:change",
    {
      schema: {
        tags,
        summary: "Change an account's state, role or second factors",
        params: z.object({ id: userIdSchema, change: accountChangeSchema }),
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, params } = request;
      await requireActingOperator(accounts, principal);
      await accountChangers[params.change](accounts, params.id, { by: principal.userId });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    "/api/operator/people/:id",
    {
      schema: {
        tags,
        summary: "Erase an account and everything that belongs to it",
        params: z.object({ id: userIdSchema }),
        response: { 200: erasureReceiptSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { principal, params } = request;
      await requireActingOperator(accounts, principal);
      return eraseByOperator(accounts, params.id, { by: principal.userId });
    },
  );
}

function invitationRoutes(app: GatewayApp, accounts: Accounts): void {
  app.get(
    "/api/operator/invitations",
    {
      schema: {
        tags,
        summary: "Invitations, newest first",
        response: { 200: invitationListSchema, ...problemResponses },
      },
    },
    async (request) => {
      await requireOperator(accounts, request.principal);
      return { items: await readInvitations(accounts), nextCursor: null };
    },
  );
  app.post(
    "/api/operator/invitations",
    {
      schema: {
        tags,
        summary: "Invite somebody; the link is given this once",
        body: inviteBodySchema,
        response: { 201: invitedSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, body } = request;
      await requireActingOperator(accounts, principal);
      const inviting = { by: principal.userId, client: clientOf(request), ...body };
      const { invitation, path } = await invite(accounts, inviting);
      // Without a public address the page completes the link with the one that it was opened at.
      return reply
        .code(201)
        .send({ invitation, link: `${accounts.config.publicUrl ?? ""}${path}` });
    },
  );
  app.delete(
    "/api/operator/invitations/:id",
    {
      schema: {
        tags,
        summary: "Withdraw an invitation",
        params: z.object({ id: invitationIdSchema }),
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, params } = request;
      await requireActingOperator(accounts, principal);
      const withdrawing = { by: principal.userId, client: clientOf(request) };
      if (!(await withdrawInvitation(accounts, params.id, withdrawing))) {
        throw new ProblemError("not_found");
      }
      return reply.code(204).send(null);
    },
  );
}
