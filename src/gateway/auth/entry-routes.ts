/** How a person gets in: sign-up, the link in the mail, sign-in. */
import {
  signedInSchema,
  signInBodySchema,
  signUpBodySchema,
  verificationSentSchema,
  verifyEmailBodySchema,
} from "#contracts/auth.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { noContent, problemResponses } from "../http/documentation.ts";
import { originGuard } from "../http/same-origin.ts";
import { presentUser } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { tokenDelivery } from "./deliver-tokens.ts";
import { signIn } from "./sign-in.ts";
import { signUp } from "./sign-up.ts";
import { signUpByMail, verifyEmail } from "./verify-email.ts";

const open = { config: { public: true } } as const;
const openToAll = { security: [], tags: ["accounts"] };

export function entryRoutes(app: GatewayApp, accounts: Accounts): void {
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
