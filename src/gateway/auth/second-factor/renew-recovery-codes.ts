/** New recovery codes, shown once; the old ones are void. */
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { requireRecentProof } from "../step-up.ts";
import { changeFactors } from "./change-factors.ts";
import { secondFactorMethodsOf } from "./factors.ts";
import { replaceRecoveryCodes } from "./recovery-code-store.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";

/** Throws `wrong_state` without a second factor, `step_up_required`. */
export async function renewRecoveryCodes(
  accounts: Accounts,
  principal: Principal,
  client: Client,
): Promise<string[]> {
  await requireRecentProof(accounts, principal);
  const { codes, rows } = await newRecoveryCodes(accounts.hasher, accounts.clock());
  const change = { event: "recovery-codes-made", notice: "recovery-codes-renewed" } as const;
  await changeFactors(accounts, { ...change, principal, client }, async (trx) => {
    const methods = await secondFactorMethodsOf(trx, principal.userId);
    if (methods.length === 0) throw new ProblemError("wrong_state", { detail: noFactor });
    await replaceRecoveryCodes(trx, principal.userId, rows);
  });
  return codes;
}

const noFactor = "Recovery codes come with a passkey or an app for one-time codes.";
