/** E-mail addresses over HTTP: confirming one, and changing it. */
import {
  askByEmailBodySchema,
  askedByEmailSchema,
  changeEmailBodySchema,
  emailLinkBodySchema,
  userSchema,
  verificationSentSchema,
} from "#contracts/auth.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { clientOf } from "../../http/client.ts";
import { noContent, problemResponses } from "../../http/documentation.ts";
import { originGuard } from "../../http/same-origin.ts";
import { presentUser, readAccount } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import { askByEmail } from "../mail/ask-by-email.ts";
import { askForEmailChange, confirmEmail, undoEmailChange } from "./change-email.ts";
import { verifyEmail } from "./verify-email.ts";

const open = { config: { public: true } } as const;
const tags = ["accounts"];
const openToAll = { security: [], tags };

export function emailRoutes(app: GatewayApp, accounts: Accounts): void {
  const guard = originGuard(accounts.config.publicUrl);
  const link = accounts.verification ? ("by-mail" as const) : ("from-operator" as const);
  const byLink = [
    ["/api/auth/verify-email", "Confirm an e-mail address by the link in the mail", verifyEmail],
    ["/api/auth/confirm-email", "Take a new e-mail address by the link mailed to it", confirmEmail],
    [
      "/api/auth/undo-email-change",
      "Put the old e-mail address back by the link mailed to it; signs out everywhere",
      undoEmailChange,
    ],
  ] as const;
  for (const [path, summary, use] of byLink) {
    app.post(
      path,
      {
        ...open,
        schema: {
          ...openToAll,
          summary,
          body: emailLinkBodySchema,
          response: { 204: noContent, ...problemResponses },
        },
      },
      async (request, reply) => {
        guard.refuseForeign(request);
        await use(accounts, request.body.token, clientOf(request));
        return reply.code(204).send(null);
      },
    );
  }
  app.post(
    "/api/auth/resend-verification",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Ask for the link of sign-up once more",
        body: askByEmailBodySchema,
        response: { 202: askedByEmailSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const asked = { email: request.body.email, client: clientOf(request) };
      await askByEmail(accounts, "verification-asked", asked);
      return reply.code(202).send({ link });
    },
  );
  app.post(
    "/api/auth/change-email",
    {
      schema: {
        tags,
        summary:
          "Change the e-mail address; with a mail server, once the link mailed to it is opened",
        body: changeEmailBodySchema,
        response: { 200: userSchema, 202: verificationSentSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const asked = { email: request.body.email, client: clientOf(request) };
      if ((await askForEmailChange(accounts, request.principal, asked)) === "sent") {
        return reply.code(202).send({ verification: "sent" });
      }
      return reply.code(200).send(presentUser(await readAccount(accounts, request.principal)));
    },
  );
}
