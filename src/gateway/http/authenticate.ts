/**
 * Protected by default: every route needs a valid access token unless it declares `config: {public: true}`.
 *
 * In two steps. The token itself is checked before anything is read (no database is needed for it). Whether its
 * device is still good is looked up after the body was validated, so that a route's own error handler can still
 * triage a question when nobody can be looked up.
 */
import type { FastifyRequest } from "fastify";
import type { GatewayApp, Principal } from "./app-types.ts";
import { ProblemError } from "./problem.ts";

export interface Authenticator {
  /** The token's claims when signature, issuer, audience, type and expiry are right, else null. */
  verify(accessToken: string): Promise<Principal | null>;
  /** False when the device is revoked or over. Rejects with `unavailable` when nobody can tell. */
  isCurrent(claimed: Principal): Promise<boolean>;
}

export function authenticateByDefault(app: GatewayApp, authenticator: Authenticator): void {
  app.decorateRequest("claimed", null);
  app.decorateRequest("proven", null);
  app.decorateRequest("principal", {
    getter(this: FastifyRequest) {
      if (this.proven) return this.proven;
      throw new Error("a public route asked for the principal");
    },
  });
  app.addHook("onRequest", async (request) => {
    if (isPublic(request)) return;
    const token = bearerToken(request);
    request.claimed = token === null ? null : await authenticator.verify(token);
    if (!request.claimed) throw new ProblemError("invalid_access_token");
  });
  app.addHook("preHandler", async (request) => {
    if (isPublic(request)) return;
    const { claimed } = request;
    if (!claimed || !(await authenticator.isCurrent(claimed))) {
      throw new ProblemError("invalid_access_token");
    }
    request.proven = claimed;
  });
}

function isPublic(request: FastifyRequest): boolean {
  return request.is404 || request.routeOptions.config.public === true;
}

/** RFC 6750 section 2.1; the scheme's case doesn't matter. */
export function bearerToken(request: FastifyRequest): string | null {
  const match = /^bearer ([\w.~+/-]{1,4096}=*)$/i.exec(request.headers.authorization ?? "");
  return match?.[1] ?? null;
}
