/**
 * A new password by somebody who knows the old one (rule 10): every other device is signed out, and this one goes on
 * as a new one, so that nothing which was copied from it before works any more (rules 32, 37).
 */
import type { Principal } from "../../http/app-types.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import { readAccount } from "../account.ts";
import type { Accounts } from "../accounts.ts";
import { writeAudit } from "../audit/audit.ts";
import { lockDevice } from "../devices/device-store.ts";
import { type OpenedDevice, openDevice } from "../devices/open-device.ts";
import { markDevicesRevoked, tellDevicesRevoked } from "../devices/revoke-device.ts";
import { forgetEmailChange } from "../email/forget-email-change.ts";
import { deleteMailTokens } from "../mail/mail-token-store.ts";
import { whereOf } from "../mail/notices.ts";
import { refuseCredentials } from "../refuse-credentials.ts";
import { deleteChallenges } from "../second-factor/challenge-store.ts";
import { hasPassword } from "../second-factor/factors.ts";
import { requireRecentProof } from "../step-up.ts";
import { lockUserRow, updateUser } from "../user-store.ts";
import { hashGoodPassword } from "./hash-good-password.ts";
import { provePassword } from "./prove-password.ts";

type Change = {
  /** Left out by somebody who has no password yet. */
  current: string | undefined;
  password: string;
  client: Client;
};

/** Gives the device that takes this one's place. Throws step_up_required, invalid_credentials, weak_password. */
export async function changePassword(
  accounts: Accounts,
  principal: Principal,
  { current, password, client }: Change,
): Promise<OpenedDevice> {
  const { database, clock, events, mails } = accounts;
  const { userId, deviceId } = principal;
  await requireRecentProof(accounts, principal);
  const user = await readAccount(accounts, principal);
  if (hasPassword(user) || current !== undefined) {
    const proof = { email: user.email, password: current ?? "", client };
    const proven = await provePassword(accounts, proof, async () => user);
    if (!proven) {
      const refused = {
        event: "password-changed",
        reason: "wrong-password",
        ...principal,
      } as const;
      return refuseCredentials(accounts, { ...refused, client });
    }
  }
  const chosen = await hashGoodPassword(accounts, user, password);
  const at = clock();
  const changed = { event: "password-changed", outcome: "success", ...principal } as const;
  const done = await database.write(async (trx) => {
    const row = await lockUserRow(database, trx, userId);
    const device = await lockDevice(database, trx, deviceId);
    // Another change, a reset or a sign-out was faster.
    if (row?.password_hash !== user.password_hash || device?.revoked_at !== null) return null;
    await updateUser(trx, userId, { ...chosen, updated_at: at });
    await deleteChallenges(trx, userId);
    await deleteMailTokens(trx, userId, ["reset-password"]);
    await forgetEmailChange(accounts, trx, userId);
    const revoked = await markDevicesRevoked(accounts, trx, userId, {
      reason: "password-changed",
      client,
    });
    const { strict, expires_at: endsAt, label_sealed: label, proved_at: provedAt } = device;
    const opening = { userId, client, now: at, strict, endsAt, label, provedAt };
    const opened = await openDevice(trx, opening);
    await writeAudit(trx, changed, { client, at });
    const notice = { kind: "notice", notice: "password-changed", where: whereOf(client) } as const;
    await mails?.order(trx, { ...notice, userId, at });
    return { revoked, opened };
  });
  if (!done) throw new ProblemError("invalid_credentials");
  mails?.wake();
  await tellDevicesRevoked(accounts, userId, done.revoked);
  events.authEvent(changed);
  return done.opened;
}
