/**
 * The one-shot tokens in the links of mails: `<prefix>.<id>.<256-bit secret>`, of which only the SHA-256 of the secret
 * is kept (rule 42; ASVS 6.5.5). Each is for one purpose, one person, and the e-mail that the account had then.
 */
import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { MailTokensTable } from "#database/schema.ts";
import { hashSecret } from "../tokens/refresh-token.ts";
import { mailTokenLifetimes } from "./mail-lifetimes.ts";

export type MailTokenPurpose = MailTokensTable["purpose"];

const prefixes: Readonly<Record<MailTokenPurpose, string>> = {
  "verify-email": "hvm1",
  "reset-password": "hpr1",
  "confirm-email": "hce1",
  "undo-email-change": "hue1",
};

type For = {
  userId: MailTokensTable["user_id"];
  emailMac: string | null;
  newEmailSealed: string | null;
  now: number;
};

/** `text` goes into the link and nowhere else. */
export function newMailToken(
  purpose: MailTokenPurpose,
  { userId, emailMac, newEmailSealed, now }: For,
): { text: string; row: MailTokensTable } {
  const id = uuidv7();
  const secret = randomBytes(32).toString("base64url");
  return {
    text: `${prefixes[purpose]}.${id}.${secret}`,
    row: {
      id,
      user_id: userId,
      purpose,
      email_mac: emailMac,
      new_email_sealed: newEmailSealed,
      secret_hash: hashSecret(secret),
      created_at: now,
      expires_at: now + mailTokenLifetimes[purpose],
      used_at: null,
    },
  };
}

export type PresentedMailToken = { id: string; secretHash: string; purpose: MailTokenPurpose };

/** Null for anything that isn't shaped like a token of that purpose. */
export function parseMailToken(purpose: MailTokenPurpose, text: string): PresentedMailToken | null {
  const [prefix, id, secret, ...rest] = text.split(".");
  if (prefix !== prefixes[purpose] || !id || !secret || rest.length > 0) return null;
  return { id, secretHash: hashSecret(secret), purpose };
}
