/**
 * What may be called without being signed in is limited for each network. Sign-in, sign-up and refresh count what they
 * refuse, or make, themselves: a household behind one address signs in and refreshes as often as it needs to.
 */
import type { FastifyRequest } from "fastify";
import type { Limit } from "#platform/limits/limits.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { type Client, clientOf } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import { takeOrRefuse } from "../audit/audit-refusal.ts";
import { networkKey } from "./familiar-networks.ts";
import { limitOf } from "./guesses.ts";

const countThemselves = new Set([
  "/api/auth/sign-in",
  "/api/auth/sign-up",
  "/api/auth/refresh",
  "/api/auth/sign-out",
]);

/** To be called before the routes are added. */
export function limitOpenRoutes(app: GatewayApp, accounts: Accounts): void {
  app.addHook("onRequest", async (request) => {
    const route = openRoute(request);
    if (route === null) return;
    await takeOfNetwork(accounts, openCalls(accounts, route), clientOf(request));
  });
}

function openRoute({ routeOptions: { url, config } }: FastifyRequest): string | null {
  if (config.public !== true || !url?.startsWith("/api/auth/")) return null;
  return countThemselves.has(url) ? null : url;
}

const openCalls = ({ config }: Accounts, route: string) =>
  limitOf(`open-calls:${route}`, config.limits.openCallsPerMinute);

/** A refresh token that was never ours, counted once that is known: good ones are never refused. */
export function countBadRefresh(accounts: Accounts, client: Client): Promise<void> {
  return takeOfNetwork(accounts, openCalls(accounts, "/api/auth/refresh"), client);
}

function takeOfNetwork(accounts: Accounts, limit: Limit, client: Client): Promise<void> {
  const refusal = { event: "open-call", reason: "too-many-calls", userId: null, client } as const;
  return takeOrRefuse(accounts, limit, networkKey(accounts, client), refusal);
}
