/** Refusals that cost us little, and so may come by the thousand: a flood of them must not fill the database. */
import type { UserId } from "#contracts/ids.ts";
import type { Limit } from "#platform/limits/limits.ts";
import type { AuthEventName } from "../../events.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { networkKey } from "../guesses/familiar-networks.ts";
import { writeAudit } from "./audit.ts";

/** Rows of one network in a minute. What is beyond them is counted by the metric alone; the last of them says so. */
const rowsPerMinute: Limit = { name: "audited-refusals", points: 60, windowMs: 60_000 };

export type Refusal = {
  event: AuthEventName;
  /** A word of ours. */
  reason: string;
  userId: UserId | null;
  client: Client;
};

export async function auditRefusal(accounts: Accounts, refusal: Refusal): Promise<void> {
  const { database, clock, events, limits } = accounts;
  const { event, userId, client, reason } = refusal;
  const refused = { event, outcome: "refused", userId, deviceId: null } as const;
  events.authEvent(refused);
  const row = await limits.take(rowsPerMinute, networkKey(accounts, client));
  if (!row.allowed) return;
  const said = row.remaining === 0 ? `${reason}-and-more` : reason;
  await database.write((trx) =>
    writeAudit(trx, { ...refused, reason: said }, { client, at: clock() }),
  );
}

/** Takes a point, or throws `too_many_requests` and leaves a row. */
export async function takeOrRefuse(
  accounts: Accounts,
  limit: Limit,
  key: string,
  refusal: Refusal,
): Promise<void> {
  const verdict = await accounts.limits.take(limit, key);
  if (verdict.allowed) return;
  await auditRefusal(accounts, refusal);
  throw new ProblemError("too_many_requests", { retryAfterMs: verdict.retryAfterMs });
}
