/** Refusals about accounts that no use case leaves a row for (rule 50): who may not, where a link is over, a taken e-mail. */
import type { ProblemCode } from "#contracts/problem.ts";
import type { GatewayApp } from "../../http/app-types.ts";
import { clientOf } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { auditRefusal } from "./audit-refusal.ts";

const audited: ReadonlySet<ProblemCode> = new Set([
  "forbidden",
  "invitation_needed",
  "invalid_link",
  "email_taken",
]);
const aboutAccounts = /^\/api\/(auth|operator)\//;

/** To be called before the routes are added. */
export function auditRefusedCalls(app: GatewayApp, accounts: Accounts): void {
  app.addHook("onError", async (request, _reply, fault) => {
    const { url = "" } = request.routeOptions;
    if (!(fault instanceof ProblemError) || !audited.has(fault.code)) return;
    if (!aboutAccounts.test(url)) return;
    const userId = request.proven?.userId ?? null;
    const refusal = { event: "call-refused", reason: fault.code, userId } as const;
    try {
      await auditRefusal(accounts, { ...refusal, client: clientOf(request) });
    } catch (unwritten) {
      // The answer stays what it was.
      accounts.events.backgroundFault("audit", unwritten);
    }
  });
}
