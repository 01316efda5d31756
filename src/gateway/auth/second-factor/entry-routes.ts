/** Ways in beside the password: a passkey alone, and the second step. */
import { signedInSchema } from "#contracts/auth.ts";
import {
  passkeyCreationSchema,
  passkeyRequestSchema,
  passkeySignInBodySchema,
  passkeySignUpBodySchema,
  passkeySignUpOptionsBodySchema,
  secondFactorBodySchema,
  secondFactorPasskeyBodySchema,
  signedUpByPasskeySchema,
} from "#contracts/second-factor.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { clientOf } from "../../http/client.ts";
import { problemResponses } from "../../http/documentation.ts";
import { originGuard } from "../../http/same-origin.ts";
import type { Accounts } from "../accounts.ts";
import { entryAnswers } from "../answer-entry.ts";
import { finishSecondStep, secondStepPasskey } from "./finish-second-step.ts";
import { relyingPartyOf } from "./relying-party.ts";
import { passkeySignInRequest, signInByPasskey } from "./sign-in-by-passkey.ts";
import { passkeySignUpOptions, signUpByPasskey } from "./sign-up-by-passkey.ts";

const open = { config: { public: true } } as const;
const openToAll = { security: [], tags: ["accounts"] };

export function secondFactorEntryRoutes(app: GatewayApp, accounts: Accounts): void {
  passkeyRoutes(app, accounts);
  passkeySignUpRoutes(app, accounts);
  secondStepRoutes(app, accounts);
}

function passkeyRoutes(app: GatewayApp, accounts: Accounts): void {
  const guard = originGuard(accounts.config.publicUrl);
  const answers = entryAnswers(accounts);
  app.post(
    "/api/auth/passkeys/sign-in/options",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "What a browser asks an authenticator, to sign in by a passkey",
        response: { 200: passkeyRequestSchema, ...problemResponses },
      },
    },
    async (request) => {
      guard.refuseForeign(request);
      const relyingParty = relyingPartyOf(accounts.config, request);
      return passkeySignInRequest(accounts, relyingParty);
    },
  );
  app.post(
    "/api/auth/passkeys/sign-in",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Sign in by a passkey, which needs no second step",
        body: passkeySignInBodySchema,
        response: { 200: signedInSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const { response, delivery } = request.body;
      const client = clientOf(request);
      const relyingParty = relyingPartyOf(accounts.config, request);
      const signedIn = await signInByPasskey(accounts, response, { relyingParty, client });
      return reply.send(await answers.signedIn({ request, reply, delivery }, signedIn));
    },
  );
}

function passkeySignUpRoutes(app: GatewayApp, accounts: Accounts): void {
  const guard = originGuard(accounts.config.publicUrl);
  const answers = entryAnswers(accounts);
  app.post(
    "/api/auth/passkeys/sign-up/options",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "What a browser asks an authenticator, to make an account without a password",
        body: passkeySignUpOptionsBodySchema,
        response: { 200: passkeyCreationSchema, ...problemResponses },
      },
    },
    async (request) => {
      guard.refuseForeign(request);
      const relyingParty = relyingPartyOf(accounts.config, request);
      const client = clientOf(request);
      return passkeySignUpOptions(accounts, request.body, { relyingParty, client });
    },
  );
  app.post(
    "/api/auth/passkeys/sign-up",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "Make an account that is entered by a passkey; gives recovery codes",
        body: passkeySignUpBodySchema,
        response: { 201: signedUpByPasskeySchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const { response, delivery } = request.body;
      const relyingParty = relyingPartyOf(accounts.config, request);
      const client = clientOf(request);
      const signedUp = await signUpByPasskey(accounts, response, { relyingParty, client });
      const body = await answers.signedIn({ request, reply, delivery }, signedUp);
      return reply.code(201).send({ ...body, recoveryCodes: signedUp.recoveryCodes });
    },
  );
}

function secondStepRoutes(app: GatewayApp, accounts: Accounts): void {
  const guard = originGuard(accounts.config.publicUrl);
  const answers = entryAnswers(accounts);
  app.post(
    "/api/auth/second-factor/passkey-options",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "What a browser asks an authenticator, for the second step of a sign-in",
        body: secondFactorPasskeyBodySchema,
        response: { 200: passkeyRequestSchema, ...problemResponses },
      },
    },
    async (request) => {
      guard.refuseForeign(request);
      const { challenge } = request.body;
      const relyingParty = () => relyingPartyOf(accounts.config, request);
      return secondStepPasskey(accounts, { challenge, client: clientOf(request), relyingParty });
    },
  );
  app.post(
    "/api/auth/second-factor",
    {
      ...open,
      schema: {
        ...openToAll,
        summary: "The second step of a sign-in: a passkey, a one-time code or a recovery code",
        body: secondFactorBodySchema,
        response: { 200: signedInSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      guard.refuseForeign(request);
      const { challenge, delivery, ...proof } = request.body;
      const relyingParty = () => relyingPartyOf(accounts.config, request);
      const step = { challenge, client: clientOf(request), relyingParty };
      const signedIn = await finishSecondStep(accounts, proof, step);
      return reply.send(await answers.signedIn({ request, reply, delivery }, signedIn));
    },
  );
}
