/** Refusals that cost us little, and so may come by the thousand: a flood of them must not fill the database. */

import type { UserId } from "#contracts/ids.ts";
import type { AuthEventName } from "../events.ts";
import type { Client } from "../http/client.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit.ts";
import { networkKey } from "./familiar-networks.ts";

/** Rows of one network in a minute; what is beyond them is counted by the metric alone, and the last one says so. */
const rowsPerMinute = { name: "audited-refusals", points: 60, windowMs: 60_000 };

export type Refusal = {
  event: AuthEventName;
  reason: string;
  userId: UserId | null;
  client: Client;
};

export async function auditRefusal(accounts: Accounts, refusal: Refusal): Promise<void> {
  const { database, clock, events, limits } = accounts;
  const { event, userId, client, reason } = refusal;
  const refused = { event, outcome: "refused", userId, deviceId: null } as const;
  events.authEvent({ ...refused, userId: null });
  const row = await limits.take(rowsPerMinute, networkKey(accounts, client));
  if (!row.allowed) return;
  const said = row.remaining === 0 ? `${reason}-and-more` : reason;
  await database.write((trx) =>
    writeAudit(trx, { ...refused, reason: said }, { client, at: clock() }),
  );
}
