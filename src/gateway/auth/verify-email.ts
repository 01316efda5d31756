/** Sign-up where a mail server is configured: an account can be used once its e-mail was confirmed by the link. */
import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { UserId } from "#contracts/ids.ts";
import type { Client } from "../http/client.ts";
import { ProblemError } from "../http/problem.ts";
import type { Accounts } from "./accounts.ts";
import { writeAudit } from "./audit.ts";
import { mailTokenLifetime } from "./lifetimes.ts";
import type { MailQueue } from "./mail-queue.ts";
import { consumeMailToken, replaceMailTokens } from "./mail-token-store.ts";
import { alreadyRegisteredMail, verificationMail } from "./mails.ts";
import { accountKey } from "./prove-password.ts";
import { hashSecret } from "./refresh-token.ts";
import { newUser, type SignUp } from "./sign-up.ts";
import {
  deleteUser,
  findUserRow,
  findUserRowByEmail,
  insertUser,
  sealUser,
  type UserRow,
  updateUser,
} from "./user-store.ts";

export type MailDelivery = { mails: MailQueue; publicUrl: string };

const purpose = "verify-email";
const prefix = "hvm1";
/** Nobody's mailbox is filled from here. */
const mailsPerHour = { name: "verification-mails", points: 5, windowMs: 60 * 60_000 };

/** Answers alike for known and unknown addresses: what happened stands in the mail. */
export async function signUpByMail(
  accounts: Accounts,
  body: SignUp,
  client: Client,
  { mails, publicUrl }: MailDelivery,
): Promise<void> {
  const { database, vault, limits, events } = accounts;
  const user = await newUser(accounts, body, client, "unverified");
  // The key is there before the person is.
  await vault.createPerson(user.id);
  const candidate = await sealUser(vault, user);
  const token = { id: uuidv7(), secret: randomBytes(32).toString("base64url") };
  const now = candidate.created_at;
  const { userId, left } = await database.write(async (trx) => {
    const claim = await claimAddress(trx, body.email, vault, candidate);
    if (claim.userId) {
      await replaceMailTokens(trx, {
        id: token.id,
        user_id: claim.userId,
        purpose,
        secret_hash: hashSecret(token.secret),
        created_at: now,
        expires_at: now + mailTokenLifetime,
        used_at: null,
      });
    }
    await writeAudit(trx, audited(claim.userId), { client, at: now });
    return claim;
  });
  if (left) await vault.erasePerson(left);
  events.authEvent(audited(userId));
  const mail = userId
    ? verificationMail(body.email, publicUrl, `${prefix}.${token.id}.${token.secret}`)
    : alreadyRegisteredMail(body.email, publicUrl);
  const { allowed } = await limits.take(mailsPerHour, accountKey(accounts, body.email));
  if (allowed) mails.enqueue(mail);
}

const audited = (userId: UserId | null) =>
  ({
    event: "sign-up",
    outcome: userId ? "success" : "refused",
    userId,
    deviceId: null,
  }) as const;

/** Whose account it is now, and whose key belongs to nobody any more. */
type Claim = { userId: UserId | null; left: UserId | null };

/** Nobody's when the address has an account in use. One that was never confirmed gives way to the newest. */
async function claimAddress(
  trx: Parameters<typeof insertUser>[0],
  email: string,
  keys: Parameters<typeof findUserRowByEmail>[1],
  candidate: UserRow,
): Promise<Claim> {
  if (await insertUser(trx, candidate)) return { userId: candidate.id, left: null };
  const existing = await findUserRowByEmail(trx, keys, email);
  if (existing?.state !== "unverified") return { userId: null, left: candidate.id };
  await deleteUser(trx, existing.id);
  await insertUser(trx, candidate);
  return { userId: candidate.id, left: existing.id };
}

/** Throws `invalid_request` for anything but a link that is good now. */
export async function verifyEmail(
  accounts: Accounts,
  presented: string,
  client: Client,
): Promise<void> {
  const { database, vault, clock, events } = accounts;
  const [head, id = "", secret = ""] = presented.split(".");
  const now = clock();
  const wanted = { id, secretHash: hashSecret(secret), purpose, now } as const;
  const userId = await database.write(async (trx) => {
    const owner = head === prefix ? await consumeMailToken(trx, wanted) : null;
    const user = owner && (await findUserRow(trx, owner));
    return user?.state === "unverified" ? user.id : null;
  });
  if (!userId) {
    throw new ProblemError("invalid_request", {
      detail: "This link was used before or is over. Sign up again to get a new one.",
    });
  }
  await vault.createPerson(userId);
  const verified = { event: "email-verified", outcome: "success", userId, deviceId: null } as const;
  await database.write(async (trx) => {
    await updateUser(trx, userId, { state: "active", updated_at: now });
    await writeAudit(trx, verified, { client, at: now });
  });
  events.authEvent(verified);
}
