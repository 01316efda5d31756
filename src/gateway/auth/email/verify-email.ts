/** Sign-up where a mail server is configured: an account can be used once its e-mail was confirmed by the link. */
import type { Kysely } from "kysely";
import type { UserId } from "#contracts/ids.ts";
import type { Schema } from "#database/schema.ts";
import type { Client } from "../../http/client.ts";
import { ProblemError } from "../../http/problem.ts";
import { redeemRememberedInvitation, rememberInvitation } from "../../invitations/admission.ts";
import { makeFirstOperator } from "../../operator/first-operator.ts";
import type { Accounts } from "../accounts.ts";
import { writeAudit } from "../audit/audit.ts";
import type { MailQueue } from "../mail/mail-queue.ts";
import { consumeMailToken } from "../mail/mail-token-store.ts";
import { parseMailToken } from "../mail/mail-tokens.ts";
import { newUser, type SignUp } from "../sign-up.ts";
import {
  deleteUser,
  findUserRow,
  findUserRowByEmail,
  insertUser,
  sealUser,
  type UserRow,
  updateUser,
} from "../user-store.ts";

export type MailDelivery = { mails: MailQueue; publicUrl: string };

/** Answers alike for known and unknown addresses: what happened stands in the mail. */
export async function signUpByMail(
  accounts: Accounts,
  body: SignUp,
  client: Client,
  { mails }: MailDelivery,
): Promise<void> {
  const { database, vault, events } = accounts;
  const { user, admission } = await newUser(accounts, body, client, "unverified");
  // The key is there before the person is.
  await vault.createPerson(user.id);
  const candidate = await sealUser(vault, user);
  const { userId, left } = await database.write(async (trx) => {
    const claim = await claimAddress(trx, body.email, vault, candidate);
    if (claim.userId) await rememberInvitation(trx, admission, claim.userId);
    const kind = claim.userId ? "verification" : "already-registered";
    await mails.order(trx, { kind, userId: claim.owner });
    await writeAudit(trx, audited(claim.userId), { client, at: candidate.created_at });
    return claim;
  });
  mails.wake();
  // Not waited for: the time would tell that the address was known.
  if (left) void vault.erasePerson(left).catch((fault) => events.backgroundFault("keys", fault));
  events.authEvent(audited(userId));
}

const audited = (userId: UserId | null) =>
  ({
    event: "sign-up",
    outcome: userId ? "success" : "refused",
    userId,
    deviceId: null,
  }) as const;

/** The new account if it is one, whose the address is, and whose key belongs to nobody any more. */
type Claim = { userId: UserId | null; owner: UserId; left: UserId | null };

/** Nobody's when the address has an account in use. One that was never confirmed gives way to the newest. */
async function claimAddress(
  trx: Parameters<typeof insertUser>[0],
  email: string,
  keys: Parameters<typeof findUserRowByEmail>[1],
  candidate: UserRow,
): Promise<Claim> {
  const { id } = candidate;
  if (await insertUser(trx, candidate)) return { userId: id, owner: id, left: null };
  const existing = await findUserRowByEmail(trx, keys, email);
  if (existing && existing.state !== "unverified") {
    return { userId: null, owner: existing.id, left: id };
  }
  if (existing) await deleteUser(trx, existing.id);
  await insertUser(trx, candidate);
  return { userId: id, owner: id, left: existing?.id ?? null };
}

/** Throws `invalid_link` for anything but a link that is good now; `invitation_needed` when somebody else used it. */
export async function verifyEmail(
  accounts: Accounts,
  presented: string,
  client: Client,
): Promise<void> {
  const { database, clock, events } = accounts;
  const token = parseMailToken("verify-email", presented);
  const at = clock();
  const verified = await database.write(async (trx) => {
    const used = token && (await consumeMailToken(trx, token, at));
    const user = used && (await findUserRow(trx, used.user_id));
    if (user?.state !== "unverified" || user.email_mac !== used?.email_mac) return null;
    const audited = emailVerified(user.id);
    await bringIntoUse(accounts, trx, user.id, at);
    await writeAudit(trx, audited, { client, at });
    return audited;
  });
  if (!verified) {
    throw new ProblemError("invalid_link", { detail: "Ask for a new one on the sign-in page." });
  }
  events.authEvent(verified);
}

/** An account whose address is proven. Throws `invitation_needed` when somebody else used its invitation. */
export async function bringIntoUse(
  accounts: Accounts,
  trx: Kysely<Schema>,
  userId: UserId,
  at: number,
): Promise<void> {
  await updateUser(trx, userId, { state: "active", email_verified_at: at, updated_at: at });
  await redeemRememberedInvitation(accounts, trx, userId);
  await makeFirstOperator(accounts, trx, userId);
}

export const emailVerified = (userId: UserId) =>
  ({ event: "email-verified", outcome: "success", userId, deviceId: null }) as const;
