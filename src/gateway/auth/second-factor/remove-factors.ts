/** Taking factors away, so that the account stays safe and can still be entered. */
import type { Kysely } from "kysely";
import type { PasskeyId, UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { type AuditedEvent, writeAudit } from "../audit/audit.ts";
import { markDevicesRevoked, tellDevicesRevoked } from "../devices/revoke-device.ts";
import { sendNotice } from "../mail/notices.ts";
import { findUserRow, lockUserState, updateUser } from "../user-store.ts";
import { deleteAuthenticatorApp } from "./authenticator-app-store.ts";
import { deleteChallenges } from "./challenge-store.ts";
import { changeFactors } from "./change-factors.ts";
import { hasPassword, secondFactorMethodsOf } from "./factors.ts";
import { deletePasskey, listPasskeys } from "./passkey-store.ts";
import { deleteRecoveryCodes } from "./recovery-code-store.ts";

type Removing = { principal: Principal; client: Client };
const notice = "second-factor-removed";

/** Throws `not_found`, `last_way_in`, `weak_password`, `step_up_required`. */
export function removePasskey(
  accounts: Accounts,
  removing: Removing & { id: PasskeyId },
): Promise<void> {
  const { userId } = removing.principal;
  const change = { ...removing, event: "passkey-removed", notice } as const;
  return changeFactors(accounts, change, async (trx) => {
    if (!(await deletePasskey(trx, { id: removing.id, userId }))) {
      throw new ProblemError("not_found");
    }
    await tidyUp(trx, userId);
  });
}

/** Throws `not_found`, `last_way_in`, `weak_password`, `step_up_required`. */
export function removeAuthenticatorApp(accounts: Accounts, removing: Removing): Promise<void> {
  const { userId } = removing.principal;
  const change = { ...removing, event: "authenticator-removed", notice } as const;
  return changeFactors(accounts, change, async (trx) => {
    if (!(await deleteAuthenticatorApp(trx, userId))) throw new ProblemError("not_found");
    await tidyUp(trx, userId);
  });
}

/** From then on the account is entered by a passkey. Throws `last_way_in`, `not_found`, `step_up_required`. */
export function removePassword(accounts: Accounts, removing: Removing): Promise<void> {
  const { userId } = removing.principal;
  const change = { ...removing, event: "password-removed", notice: "password-removed" } as const;
  return changeFactors(accounts, change, async (trx, now) => {
    const user = await findUserRow(trx, userId);
    if (!user || !hasPassword(user)) throw new ProblemError("not_found");
    await updateUser(trx, userId, { password_hash: "", password_short: 0, updated_at: now });
    await tidyUp(trx, userId);
  });
}

/** For the operator, when somebody has lost everything: all devices are signed out, and the password alone lets in. */
export async function removeAllFactors(
  accounts: Accounts,
  userId: UserId,
  client: Client,
): Promise<void> {
  const { database, clock, events } = accounts;
  const at = clock();
  const reset: AuditedEvent = {
    event: "factors-reset",
    outcome: "success",
    userId,
    deviceId: null,
  };
  const revoked = await database.write(async (trx) => {
    await lockUserState(database, trx, userId);
    const devices = await markDevicesRevoked(accounts, trx, userId, {
      reason: "factors-reset",
      client,
    });
    for (const { id } of await listPasskeys(trx, userId)) await deletePasskey(trx, { id, userId });
    await deleteAuthenticatorApp(trx, userId);
    await deleteRecoveryCodes(trx, userId);
    await deleteChallenges(trx, userId);
    await writeAudit(trx, reset, { client, at });
    return devices;
  });
  await tellDevicesRevoked(accounts, userId, revoked);
  events.authEvent(reset);
  sendNotice(accounts, userId, notice);
}

/** In the transaction that took something away. Throws when what is left is not enough: then nothing is taken away. */
async function tidyUp(trx: Kysely<Schema>, userId: UserId): Promise<void> {
  await deleteChallenges(trx, userId);
  const user = await findUserRow(trx, userId);
  const methods = await secondFactorMethodsOf(trx, userId);
  const ways = user && hasPassword(user) ? 1 : (await listPasskeys(trx, userId)).length;
  if (ways === 0 && !(await hasProvider(trx, userId))) {
    throw new ProblemError("last_way_in", { detail: "Choose a password first, or add a passkey." });
  }
  if (methods.length > 0) return;
  if (user?.password_short === 1) {
    throw new ProblemError("weak_password", { detail: shortAlone });
  }
  await deleteRecoveryCodes(trx, userId);
}

async function hasProvider(trx: Kysely<Schema>, userId: UserId): Promise<boolean> {
  const linked = await trx
    .selectFrom("provider_accounts")
    .select("id")
    .where("user_id", "=", userId)
    .limit(1)
    .executeTakeFirst();
  return linked !== undefined;
}

const shortAlone =
  "Your password is too short to protect the account alone. Choose a longer one first.";
