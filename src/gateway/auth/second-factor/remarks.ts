/** What a person should know of a proof of theirs that was taken: for the audit, the log and their mail. */
import type { Kysely } from "kysely";
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../../http/client.ts";
import type { Accounts } from "../accounts.ts";
import { writeAudit } from "../audit/audit.ts";
import { sendNotice } from "../mail/notices.ts";
import type { Settled } from "./prove.ts";

type Owner = { userId: UserId; deviceId: DeviceId };

/** In the transaction that takes the proof. */
export async function auditRemarks(
  trx: Kysely<Schema>,
  { remarks }: Settled,
  { owner: { userId, deviceId }, client, at }: { owner: Owner; client: Client; at: number },
): Promise<void> {
  for (const event of remarks) {
    await writeAudit(trx, { event, outcome: "success", userId, deviceId }, { client, at });
  }
}

/** Once it is committed. */
export function tellRemarks(
  accounts: Accounts,
  { remarks }: Settled,
  { userId, client }: { userId: UserId; client: Client },
): void {
  for (const event of remarks) {
    accounts.events.authEvent({ event, outcome: "success", userId, deviceId: null });
    sendNotice(accounts, userId, event, { client });
  }
}
