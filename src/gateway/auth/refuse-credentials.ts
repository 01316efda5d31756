import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { AuthEventName } from "../events.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit/audit.ts";

type Refused = {
  event: AuthEventName;
  /** For the audit alone: every answer is the same (rule 11). */
  reason: string;
  userId: UserId | null;
  deviceId: DeviceId | null;
  client: Client;
};

/** Leaves a row and throws `invalid_credentials`. */
export async function refuseCredentials(
  accounts: Pick<Accounts, "database" | "clock" | "events">,
  { client, ...refused }: Refused,
): Promise<never> {
  const { database, clock, events } = accounts;
  const audited = { ...refused, outcome: "refused" } as const;
  await database.write((trx) => writeAudit(trx, audited, { client, at: clock() }));
  events.authEvent({ ...audited, userId: refused.deviceId && refused.userId });
  throw new ProblemError("invalid_credentials");
}
