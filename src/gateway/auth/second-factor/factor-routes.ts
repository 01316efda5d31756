/** A person's own passkeys, app for one-time codes, recovery codes; and step-up. */
import { z } from "zod";
import { tokensSchema } from "#contracts/auth.ts";
import { passkeyIdSchema } from "#contracts/ids.ts";
import {
  addPasskeyBodySchema,
  addTotpBodySchema,
  factorAddedSchema,
  factorsSchema,
  passkeyCreationSchema,
  passkeyRequestSchema,
  recoveryCodesSchema,
  renamePasskeyBodySchema,
  stepUpBodySchema,
  stepUpMethodsSchema,
  totpSetupSchema,
} from "#contracts/second-factor.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { clientOf } from "../../http/client.ts";
import { noContent, problemResponses } from "../../http/documentation.ts";
import type { Accounts } from "../accounts.ts";
import { stepUp, stepUpMethods, stepUpPasskey } from "../step-up.ts";
import { tokenDelivery } from "../tokens/deliver-tokens.ts";
import { addAuthenticatorApp, startAuthenticatorApp } from "./add-authenticator-app.ts";
import { addPasskey, newPasskeyOptions, renamePasskey } from "./add-passkey.ts";
import { readFactors } from "./read-factors.ts";
import { relyingPartyOf } from "./relying-party.ts";
import { removeAuthenticatorApp, removePasskey, removePassword } from "./remove-factors.ts";
import { renewRecoveryCodes } from "./renew-recovery-codes.ts";

const tags = ["accounts"];

export function factorRoutes(app: GatewayApp, accounts: Accounts): void {
  stepUpRoutes(app, accounts);
  overviewRoutes(app, accounts);
  passkeyRoutes(app, accounts);
  authenticatorAppRoutes(app, accounts);
}

function stepUpRoutes(app: GatewayApp, accounts: Accounts): void {
  const deliver = tokenDelivery(accounts);
  app.get(
    "/api/auth/step-up",
    {
      schema: {
        tags,
        summary: "How the person can confirm that it is them",
        response: { 200: stepUpMethodsSchema, ...problemResponses },
      },
    },
    async (request) => ({ methods: await stepUpMethods(accounts, request.principal) }),
  );
  app.post(
    "/api/auth/step-up/passkey-options",
    {
      schema: {
        tags,
        summary: "What a browser asks an authenticator, to confirm that it is the person",
        response: { 200: passkeyRequestSchema, ...problemResponses },
      },
    },
    async (request) => {
      const relyingParty = relyingPartyOf(accounts.config, request);
      return stepUpPasskey(accounts, request.principal, relyingParty);
    },
  );
  app.post(
    "/api/auth/step-up",
    {
      schema: {
        tags,
        summary: "Confirm that it is the person; gives new tokens, and the old ones end",
        body: stepUpBodySchema,
        response: { 200: tokensSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { delivery, ...proof } = request.body;
      const device = await stepUp(accounts, request.principal, proof, {
        client: clientOf(request),
        relyingParty: () => relyingPartyOf(accounts.config, request),
      });
      return reply.send(await deliver(request, reply, device, delivery));
    },
  );
}

function overviewRoutes(app: GatewayApp, accounts: Accounts): void {
  app.get(
    "/api/auth/factors",
    {
      schema: {
        tags,
        summary: "How the person signs in; no secrets",
        response: { 200: factorsSchema, ...problemResponses },
      },
    },
    async (request) => readFactors(accounts, request.principal),
  );
  app.post(
    "/api/auth/recovery-codes",
    {
      schema: {
        tags,
        summary: "New recovery codes, shown once; the old ones are void",
        response: { 201: recoveryCodesSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal } = request;
      const recoveryCodes = await renewRecoveryCodes(accounts, principal, clientOf(request));
      return reply.code(201).send({ recoveryCodes });
    },
  );
  app.delete(
    "/api/auth/password",
    {
      schema: {
        tags,
        summary: "Take the password away; the account is entered by a passkey then",
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal } = request;
      await removePassword(accounts, { principal, client: clientOf(request) });
      return reply.code(204).send(null);
    },
  );
}

function passkeyRoutes(app: GatewayApp, accounts: Accounts): void {
  const params = z.object({ id: passkeyIdSchema });
  app.post(
    "/api/auth/passkeys/options",
    {
      schema: {
        tags,
        summary: "What a browser asks an authenticator, to make a passkey",
        response: { 200: passkeyCreationSchema, ...problemResponses },
      },
    },
    async (request) => {
      const relyingParty = relyingPartyOf(accounts.config, request);
      return newPasskeyOptions(accounts, request.principal, relyingParty);
    },
  );
  app.post(
    "/api/auth/passkeys",
    {
      schema: {
        tags,
        summary: "Add a passkey; with the first factor come recovery codes",
        body: addPasskeyBodySchema,
        response: { 201: factorAddedSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const client = clientOf(request);
      const relyingParty = relyingPartyOf(accounts.config, request);
      const made = { ...request.body, relyingParty, client };
      const recoveryCodes = await addPasskey(accounts, request.principal, made);
      return reply.code(201).send({ recoveryCodes });
    },
  );
  app.patch(
    "/api/auth/passkeys/:id",
    {
      schema: {
        tags,
        summary: "Name a passkey",
        params,
        body: renamePasskeyBodySchema,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await renamePasskey(accounts, request.principal, { id, name: request.body.name });
      return reply.code(204).send(null);
    },
  );
  app.delete(
    "/api/auth/passkeys/:id",
    {
      schema: {
        tags,
        summary: "Remove a passkey",
        params,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal, params } = request;
      await removePasskey(accounts, { principal, id: params.id, client: clientOf(request) });
      return reply.code(204).send(null);
    },
  );
}

function authenticatorAppRoutes(app: GatewayApp, accounts: Accounts): void {
  app.post(
    "/api/auth/totp/options",
    {
      schema: {
        tags,
        summary: "A secret for an app that shows one-time codes; it counts once a code came back",
        response: { 200: totpSetupSchema, ...problemResponses },
      },
    },
    async (request) => startAuthenticatorApp(accounts, request.principal),
  );
  app.post(
    "/api/auth/totp",
    {
      schema: {
        tags,
        summary:
          "Use the app from now on, by its first code; with the first factor come recovery codes",
        body: addTotpBodySchema,
        response: { 201: factorAddedSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const first = { ...request.body, client: clientOf(request) };
      const recoveryCodes = await addAuthenticatorApp(accounts, request.principal, first);
      return reply.code(201).send({ recoveryCodes });
    },
  );
  app.delete(
    "/api/auth/totp",
    {
      schema: {
        tags,
        summary: "Do without the app",
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal } = request;
      await removeAuthenticatorApp(accounts, { principal, client: clientOf(request) });
      return reply.code(204).send(null);
    },
  );
}
