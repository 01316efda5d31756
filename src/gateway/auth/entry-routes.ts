/** How a person gets in: sign-up and sign-in. */
import {
  signedInSchema,
  signInBodySchema,
  signUpBodySchema,
  verificationSentSchema,
} from "#contracts/auth.ts";
import { secondFactorNeededSchema } from "#contracts/second-factor.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { problemResponses } from "../http/documentation.ts";
import { originGuard } from "../http/same-origin.ts";
import { presentUser } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { entryAnswers } from "./answer-entry.ts";
import { signUpByMail } from "./email/verify-email.ts";
import { signIn } from "./sign-in.ts";
import { signUp } from "./sign-up.ts";
import { tokenDelivery } from "./tokens/deliver-tokens.ts";

const open = { config: { public: true } } as const;
const openToAll = { security: [], tags: ["accounts"] };

export function entryRoutes(app: GatewayApp, accounts: Accounts): void {
  const { verification } = accounts;
  const guard = originGuard(accounts.config.publicUrl);
  const deliver = tokenDelivery(accounts);
  const answers = entryAnswers(accounts);
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
    "/api/auth/sign-in",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Sign in",
        body: signInBodySchema,
        response: { 200: signedInSchema, 202: secondFactorNeededSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const { body } = request;
      const entry = await signIn(accounts, body, clientOf(request));
      const answer = await answers.entered({ request, reply, delivery: body.delivery }, entry);
      return answer.status === 200
        ? reply.code(200).send(answer.body)
        : reply.code(202).send(answer.body);
    },
  );
}
