/**
 * A new password by the link in a mail. Every device is signed out, nobody is signed in, and a second factor is asked
 * for at the next sign-in as before (rules 37, 44): the link proves the mailbox alone.
 */
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import type { Accounts } from "../accounts.ts";
import { writeAudit } from "../audit/audit.ts";
import { markDevicesRevoked, tellDevicesRevoked } from "../devices/revoke-device.ts";
import { forgetEmailChange } from "../email/forget-email-change.ts";
import { bringIntoUse, emailVerified } from "../email/verify-email.ts";
import { rememberNetwork } from "../guesses/familiar-networks.ts";
import { forgetPasswordGuesses } from "../guesses/guess-store.ts";
import { consumeMailToken, deleteMailTokens, findMailToken } from "../mail/mail-token-store.ts";
import { parseMailToken } from "../mail/mail-tokens.ts";
import { whereOf } from "../mail/notices.ts";
import { deleteChallenges } from "../second-factor/challenge-store.ts";
import { findUser, lockUserRow, type UserRow, updateUser } from "../user-store.ts";
import { hashGoodPassword } from "./hash-good-password.ts";
import { accountKey } from "./prove-password.ts";

type Reset = { token: string; password: string; client: Client };

/** Throws `invalid_link`, or `weak_password`, which leaves the link as it is. */
export async function resetPassword(
  accounts: Accounts,
  { token: presented, password, client }: Reset,
): Promise<void> {
  const { database, clock, events, mails, verification } = accounts;
  const token = parseMailToken("reset-password", presented);
  const found = token && (await findMailToken(database.read, token, clock()));
  const user = found && (await findUser(accounts, found.user_id));
  if (!token || !user) throw linkOver();
  const chosen = await hashGoodPassword(accounts, user, password);
  const at = clock();
  const done = await database.write(async (trx) => {
    const current = await lockUserRow(database, trx, user.id);
    const used = current && (await consumeMailToken(trx, token, at));
    if (!current || !isFor(used, current)) return null;
    // A link that lay in the mail folder came by whoever runs the server: it proves nobody's mailbox.
    const email_verified_at = verification ? at : current.email_verified_at;
    await updateUser(trx, current.id, { ...chosen, email_verified_at, updated_at: at });
    if (current.state === "unverified") await bringIntoUse(accounts, trx, current.id, at);
    await deleteChallenges(trx, current.id);
    await deleteMailTokens(trx, current.id, ["reset-password", "verify-email"]);
    await forgetEmailChange(accounts, trx, current.id);
    await forgetPasswordGuesses(trx, accountKey(accounts, user.email));
    const revocation = { reason: "password-reset", client };
    const revoked = await markDevicesRevoked(accounts, trx, current.id, revocation);
    const audited = [
      ...(current.state === "unverified" ? [emailVerified(current.id)] : []),
      { event: "password-reset", outcome: "success", userId: current.id, deviceId: null } as const,
    ];
    for (const event of audited) await writeAudit(trx, event, { client, at });
    const notice = { kind: "notice", notice: "password-reset", where: whereOf(client) } as const;
    await mails?.order(trx, { ...notice, userId: current.id, at });
    return { revoked, audited };
  });
  if (!done) throw linkOver();
  mails?.wake();
  await tellDevicesRevoked(accounts, user.id, done.revoked);
  // Whoever guesses from elsewhere meanwhile doesn't keep them from using it.
  await rememberNetwork(accounts, user.id, client);
  for (const event of done.audited) events.authEvent(event);
}

/** Used now by nobody else, and the account still has the e-mail that it was mailed to. */
function isFor(
  used: { email_mac: string | null } | undefined,
  { email_mac, state }: UserRow,
): boolean {
  return used !== undefined && used.email_mac === email_mac && state !== "disabled";
}

function linkOver(): ProblemError {
  return new ProblemError("invalid_link", { detail: "Ask for a new one." });
}
