/** How the parts of the installation are, over HTTP. */
import { operatorHealthSchema } from "#contracts/operator-health.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { GatewayApp } from "../http/app-types.ts";
import { problemResponses } from "../http/documentation.ts";
import { readHealth } from "./health/read-health.ts";
import { requireOperator } from "./require-operator.ts";

export function healthPageRoutes(app: GatewayApp, accounts: Accounts): void {
  app.get(
    "/api/operator/health",
    {
      schema: {
        tags: ["operator"],
        summary: "How the parts of this installation are, in figures",
        response: { 200: operatorHealthSchema, ...problemResponses },
      },
    },
    async ({ principal }) => {
      await requireOperator(accounts, principal);
      return readHealth(accounts);
    },
  );
}
