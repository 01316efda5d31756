/** A person's own account and devices. */
import { z } from "zod";
import {
  deleteMeBodySchema,
  deviceListSchema,
  erasureReceiptSchema,
  patchMeBodySchema,
  userSchema,
} from "#contracts/auth.ts";
import { deviceIdSchema } from "#contracts/ids.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { clientOf } from "../http/client.ts";
import { noContent, problemResponses } from "../http/documentation.ts";
import { ProblemError } from "../http/problem.ts";
import { presentUser, readAccount, readDevices, renameAccount } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { eraseAccount } from "./erase-account.ts";
import { refreshCookie } from "./refresh-cookie.ts";
import { revokeDevice } from "./revoke-device.ts";

const tags = ["accounts"];

export function accountRoutes(app: GatewayApp, accounts: Accounts): void {
  meRoutes(app, accounts);
  deviceRoutes(app, accounts);
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
