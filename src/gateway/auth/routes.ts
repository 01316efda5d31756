/** Accounts over HTTP: shapes, cookies and status codes; the use cases decide. */
import type { GatewayApp } from "../http/app-types.ts";
import type { Accounts } from "./accounts.ts";
import { jwksMaxAgeSeconds, jwksSchema } from "./signing-keys.ts";

const open = { config: { public: true } } as const;

export function authRoutes(app: GatewayApp, accounts: Accounts): void {
  app.get(
    "/.well-known/jwks.json",
    { ...open, schema: { response: { 200: jwksSchema } } },
    async (_request, reply) => {
      reply.header("cache-control", `public, max-age=${jwksMaxAgeSeconds}`);
      return accounts.keys.jwks();
    },
  );
}
