/** Accounts over HTTP: shapes and status codes; the use cases decide. */
import type { GatewayApp } from "../http/app-types.ts";
import { accountRoutes } from "./account-routes.ts";
import type { Accounts } from "./accounts.ts";
import { entryRoutes } from "./entry-routes.ts";
import { tokenRoutes } from "./token-routes.ts";

export function authRoutes(app: GatewayApp, accounts: Accounts): void {
  entryRoutes(app, accounts);
  tokenRoutes(app, accounts);
  accountRoutes(app, accounts);
}
