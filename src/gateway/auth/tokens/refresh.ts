/** A refresh token for a fresh access token and the next refresh token. Every refusal is the same (rule 49). */
import type { DeviceId, UserId } from "#contracts/ids.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { type AuditedEvent, writeAudit } from "../audit/audit.ts";
import { auditRefusal } from "../audit/audit-refusal.ts";
import type { OpenedDevice } from "../devices/open-device.ts";
import { tellRevoked } from "../devices/revoke-device.ts";
import { countBadRefresh } from "../guesses/limit-open-routes.ts";
import { sendNotice } from "../mail/notices.ts";
import {
  formatRefreshToken,
  parseRefreshToken,
  type RefreshToken,
  secretMatches,
} from "./refresh-token.ts";
import { findRefreshToken } from "./refresh-token-store.ts";
import { type Rotation, rotateRefreshToken } from "./rotate-refresh-token.ts";

export async function refresh(
  accounts: Accounts,
  presented: string,
  client: Client,
): Promise<OpenedDevice> {
  const { database, clock, events, successorGrace } = accounts;
  const recognised = await recognise(accounts, presented, client);
  const now = clock();
  const { addressPrefix } = client;
  const using = { ...recognised, now, addressPrefix };
  const rotation = await database.write(async (trx) => {
    const decided = await rotateRefreshToken(database, trx, using);
    await writeAudit(trx, auditOf(decided), { client, at: now });
    return decided;
  });
  events.authEvent(auditOf(rotation));
  if (rotation.outcome === "reused") await raiseAlarm(accounts, rotation, client);
  if (rotation.outcome !== "rotated" && rotation.outcome !== "repeated") {
    throw new ProblemError("invalid_refresh_token");
  }
  if (rotation.outcome === "rotated") successorGrace.started(recognised.token.id, now);
  const { userId, deviceId, successor, expiresAt } = rotation;
  return { userId, deviceId, refreshToken: formatRefreshToken(successor), expiresAt };
}

/** A token that was never ours, or has the wrong secret, costs one read and changes nothing. */
async function recognise(
  accounts: Accounts,
  presented: string,
  client: Client,
): Promise<{ token: RefreshToken; deviceId: DeviceId }> {
  const token = parseRefreshToken(presented);
  const row = token && (await findRefreshToken(accounts.database.read, token.id));
  if (row && secretMatches(token.secret, row.secret_hash)) {
    return { token, deviceId: row.device_id };
  }
  await countBadRefresh(accounts, client);
  await auditRefusal(accounts, { event: "refresh", reason: "unknown-token", userId: null, client });
  throw new ProblemError("invalid_refresh_token");
}

function auditOf(rotation: Rotation): AuditedEvent {
  const owner =
    rotation.outcome === "gone"
      ? { userId: null, deviceId: null }
      : { userId: rotation.userId, deviceId: rotation.deviceId };
  const given = rotation.outcome === "rotated" || rotation.outcome === "repeated";
  return {
    event: rotation.outcome === "reused" ? "refresh-reuse" : "refresh",
    outcome: given ? "success" : "refused",
    ...owner,
  };
}

/** An old token came back: one of two holders is not the person. Nobody keeps the family. */
async function raiseAlarm(
  accounts: Accounts,
  { userId, deviceId }: { userId: UserId; deviceId: DeviceId },
  client: Client,
): Promise<void> {
  await tellRevoked(accounts, deviceId);
  sendNotice(accounts, userId, "reuse", { client });
}
