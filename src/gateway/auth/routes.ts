/** Accounts over HTTP: shapes and status codes; the use cases decide. */
import type { GatewayApp } from "../http/app-types.ts";
import { accountRoutes } from "./account-routes.ts";
import type { Accounts } from "./accounts.ts";
import { auditRefusedCalls } from "./audit/audit-refused-calls.ts";
import { deviceRoutes } from "./devices/device-routes.ts";
import { emailRoutes } from "./email/email-routes.ts";
import { entryRoutes } from "./entry-routes.ts";
import { limitOpenRoutes } from "./guesses/limit-open-routes.ts";
import { passwordRoutes } from "./passwords/password-routes.ts";
import { secondFactorEntryRoutes } from "./second-factor/entry-routes.ts";
import { factorRoutes } from "./second-factor/factor-routes.ts";
import { tokenRoutes } from "./tokens/token-routes.ts";

export function authRoutes(app: GatewayApp, accounts: Accounts): void {
  auditRefusedCalls(app, accounts);
  limitOpenRoutes(app, accounts);
  entryRoutes(app, accounts);
  emailRoutes(app, accounts);
  passwordRoutes(app, accounts);
  secondFactorEntryRoutes(app, accounts);
  tokenRoutes(app, accounts);
  accountRoutes(app, accounts);
  deviceRoutes(app, accounts);
  factorRoutes(app, accounts);
}
