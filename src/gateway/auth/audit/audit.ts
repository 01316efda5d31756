/** A row for each auth event: ids, network, client and outcome; never a password, a token or an e-mail (rule 50). */
import type { Kysely } from "kysely";
import { uuidv7 } from "uuidv7";
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { AuthEventName } from "../../events.ts";
import type { Client } from "../../http/client.ts";

export type AuditedEvent = {
  event: AuthEventName;
  outcome: "success" | "refused";
  userId: UserId | null;
  deviceId: DeviceId | null;
  /** Why it was refused, or what it was about: a word of ours, never a person's. */
  reason?: string;
};

export async function writeAudit(
  trx: Kysely<Schema>,
  audited: AuditedEvent,
  { client, at }: { client: Client; at: number },
): Promise<void> {
  await trx
    .insertInto("audit_events")
    .values({
      id: uuidv7(),
      at,
      event: audited.event,
      outcome: audited.outcome,
      user_id: audited.userId,
      device_id: audited.deviceId,
      address_prefix: client.addressPrefix,
      user_agent: client.userAgent,
      reason: audited.reason ?? null,
    })
    .execute();
}

/** What was done stays known; where from, and with what, does not. */
export async function anonymiseAudit(trx: Kysely<Schema>, userId: UserId): Promise<void> {
  await trx
    .updateTable("audit_events")
    .set({ address_prefix: "", user_agent: "" })
    .where("user_id", "=", userId)
    .execute();
}

export async function deleteAuditBefore(trx: Kysely<Schema>, before: number): Promise<void> {
  await trx.deleteFrom("audit_events").where("at", "<", before).execute();
}
