/**
 * The frame of every change to how somebody proves who they are: the device is in use and has proved itself lately,
 * the account is locked, what happened is audited, and the person is told by mail.
 */
import type { Kysely } from "kysely";
import type { Schema } from "#database/schema.ts";
import type { AuthEventName } from "../../events.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { writeAudit } from "../audit/audit.ts";
import { lockDevice } from "../devices/device-store.ts";
import type { NoticeKind } from "../mail/mail-orders.ts";
import { sendNotice } from "../mail/notices.ts";
import { requireRecentProof } from "../step-up.ts";
import { lockUserState } from "../user-store.ts";

export type FactorChange = {
  principal: Principal;
  client: Client;
  event: AuthEventName;
  notice: NoticeKind;
};

/** Throws `step_up_required`, `invalid_access_token`, and whatever `work` throws, which then changes nothing. */
export async function changeFactors<T>(
  accounts: Accounts,
  { principal, client, event, notice }: FactorChange,
  work: (trx: Kysely<Schema>, now: number) => Promise<T>,
): Promise<T> {
  const { database, clock, events } = accounts;
  const at = clock();
  const audited = { event, outcome: "success", ...principal } as const;
  const done = await database.write(async (trx) => {
    // The person's row before the device's, as everywhere where both are locked.
    const state = await lockUserState(database, trx, principal.userId);
    const device = await lockDevice(database, trx, principal.deviceId);
    if (!device || device.revoked_at !== null || state !== "active") {
      throw new ProblemError("invalid_access_token");
    }
    await requireRecentProof(accounts, principal, trx);
    const result = await work(trx, at);
    await writeAudit(trx, audited, { client, at });
    return result;
  });
  events.authEvent(audited);
  sendNotice(accounts, principal.userId, notice, { client });
  return done;
}
