/** Forgotten and changed passwords over HTTP. */
import {
  askByEmailBodySchema,
  askedByEmailSchema,
  changePasswordBodySchema,
  resetPasswordBodySchema,
  tokensSchema,
} from "#contracts/auth.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { clientOf } from "../../http/client.ts";
import { noContent, problemResponses } from "../../http/documentation.ts";
import { originGuard } from "../../http/same-origin.ts";
import type { Accounts } from "../accounts.ts";
import { askByEmail } from "../mail/ask-by-email.ts";
import { tokenDelivery } from "../tokens/deliver-tokens.ts";
import { changePassword } from "./change-password.ts";
import { resetPassword } from "./reset-password.ts";

const open = { config: { public: true } } as const;
const tags = ["accounts"];
const openToAll = { security: [], tags };

export function passwordRoutes(app: GatewayApp, accounts: Accounts): void {
  const guard = originGuard(accounts.config.publicUrl);
  const deliver = tokenDelivery(accounts);
  const link = accounts.verification ? ("by-mail" as const) : ("from-operator" as const);
  app.post(
    "/api/auth/forgot-password",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Ask for a link to choose a new password",
        body: askByEmailBodySchema,
        response: { 202: askedByEmailSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const asked = { email: request.body.email, client: clientOf(request) };
      await askByEmail(accounts, "reset-asked", asked);
      return reply.code(202).send({ link });
    },
  );
  app.post(
    "/api/auth/reset-password",
    {
      ...open,
      schema: {
        ...openToAll,
        summary:
          "Choose a new password by the link in the mail; signs out everywhere, and nobody in",
        body: resetPasswordBodySchema,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      await resetPassword(accounts, { ...request.body, client: clientOf(request) });
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/api/auth/change-password",
    {
      schema: {
        tags,
        summary: "Change the password; signs out every other device, and gives this one new tokens",
        body: changePasswordBodySchema,
        response: { 200: tokensSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { current, password, delivery } = request.body;
      const change = { current, password, client: clientOf(request) };
      const device = await changePassword(accounts, request.principal, change);
      return reply.send(await deliver(request, reply, device, delivery));
    },
  );
}
