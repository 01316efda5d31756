/** Where a person is signed in, and what happened with their account. */
import { z } from "zod";
import { activityListSchema, activityQuerySchema } from "#contracts/activity.ts";
import {
  deviceListSchema,
  deviceSchema,
  devicesQuerySchema,
  patchDeviceBodySchema,
} from "#contracts/auth.ts";
import { deviceIdSchema } from "#contracts/ids.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { clientOf } from "../../http/client.ts";
import { noContent, problemResponses } from "../../http/documentation.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { listActivity } from "../audit/activity.ts";
import { requireRecentProof } from "../step-up.ts";
import { refreshCookie } from "../tokens/refresh-cookie.ts";
import { nameDevice, readDevices } from "./devices.ts";
import { revokeDevice, revokeDevices } from "./revoke-device.ts";

const tags = ["accounts"];
const params = z.object({ id: deviceIdSchema });

export function deviceRoutes(app: GatewayApp, accounts: Accounts): void {
  app.get(
    "/api/auth/devices",
    {
      schema: {
        tags,
        summary: "Where the person is signed in",
        response: { 200: deviceListSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { principal } = request;
      const items = await readDevices(accounts, { principal, client: clientOf(request) });
      return { items, nextCursor: null };
    },
  );
  app.patch(
    "/api/auth/devices/:id",
    {
      schema: {
        tags,
        summary: "Name a device",
        params,
        body: patchDeviceBodySchema,
        response: { 200: deviceSchema, ...problemResponses },
      },
    },
    (request) => {
      const asking = { principal: request.principal, client: clientOf(request) };
      const { name: label } = request.body;
      return nameDevice(accounts, { ...asking, deviceId: request.params.id, label });
    },
  );
  revoking(app, accounts);
  app.get(
    "/api/auth/activity",
    {
      schema: {
        tags,
        summary: "What happened with the account, newest first",
        querystring: activityQuerySchema,
        response: { 200: activityListSchema, ...problemResponses },
      },
    },
    (request) => {
      const { cursor } = request.query;
      return listActivity(accounts, request.principal, { cursor, client: clientOf(request) });
    },
  );
}

function revoking(app: GatewayApp, accounts: Accounts): void {
  const cookie = refreshCookie(accounts.config);
  app.delete(
    "/api/auth/devices/:id",
    {
      schema: {
        tags,
        summary: "Sign a device out",
        params,
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
  app.delete(
    "/api/auth/devices",
    {
      schema: {
        tags,
        summary: "Sign every device out, or every other one; asks for a recent proof",
        querystring: devicesQuerySchema,
        response: { 204: noContent, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { principal } = request;
      await requireRecentProof(accounts, principal);
      const others = request.query.except === "current";
      await revokeDevices(accounts, principal.userId, {
        except: others ? principal.deviceId : undefined,
        reason: "signed-out-everywhere",
        client: clientOf(request),
      });
      if (!others) cookie.clear(request, reply);
      return reply.code(204).send(null);
    },
  );
}
