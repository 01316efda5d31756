/**
 * Keeps other sites from using a person's cookie: what the browser itself says of where a request comes from must be
 * this origin (rule 39; OWASP CSRF Prevention Cheat Sheet, Fetch Metadata).
 */
import type { FastifyRequest } from "fastify";
import type { GatewayApp } from "./app-types.ts";
import { ProblemError } from "./problem.ts";

export type OriginGuard = {
  /** Throws `forbidden` when the browser says that the request comes from elsewhere. */
  refuseForeign(request: FastifyRequest): void;
  /** Throws `forbidden` unless the browser says that it comes from here: for requests that use the cookie. */
  requireOwn(request: FastifyRequest): void;
};

type Verdict = "own" | "foreign" | "unknown";

/** Without a public address, the origin is that of the very host that was asked, which is where the cookie lives. */
export function originGuard(publicUrl: string | null): OriginGuard {
  const judge = (request: FastifyRequest): Verdict => {
    const site = request.headers["sec-fetch-site"];
    if (site !== undefined) return site === "same-origin" ? "own" : "foreign";
    const { origin } = request.headers;
    if (origin === undefined) return "unknown";
    return origin === (publicUrl ?? `${request.protocol}://${request.host}`) ? "own" : "foreign";
  };
  const refuse = (): never => {
    throw new ProblemError("forbidden", {
      detail: "The request must come from Healify's own page.",
    });
  };
  return {
    refuseForeign: (request) => void (judge(request) === "foreign" && refuse()),
    requireOwn: (request) => void (judge(request) !== "own" && refuse()),
  };
}

const readOnly: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * No page of another site changes anything here, whichever route it tries and however that asks who it is. Clients that
 * aren't browsers say nothing of where they come from, and go on.
 */
export function refuseForeignChanges(app: GatewayApp, guard: OriginGuard): void {
  app.addHook("onRequest", async (request) => {
    if (!readOnly.has(request.method)) guard.refuseForeign(request);
  });
}
