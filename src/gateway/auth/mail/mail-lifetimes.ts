/** How long links in mails hold, and how long a mail is tried; milliseconds. */
import type { MailTokensTable } from "#database/schema.ts";
import type { MailOrderKind } from "./mail-orders.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Rule 42. The way back from an e-mail change gives nobody access: it puts the old address back, and so may wait for a
 * person who reads mail once a week.
 */
export const mailTokenLifetimes: Readonly<Record<MailTokensTable["purpose"], number>> = {
  "verify-email": 60 * minute,
  "reset-password": 30 * minute,
  "confirm-email": 60 * minute,
  "undo-email-change": 7 * day,
};

/** A link that nobody waits for any more is not mailed. */
export const mailOrderLifetimes: Readonly<Record<MailOrderKind, number>> = {
  verification: hour,
  "already-registered": hour,
  "verification-asked": hour,
  "reset-asked": hour,
  "confirm-email": hour,
  "email-changed": 3 * day,
  notice: 3 * day,
  "check-in": day,
};

/**
 * How many of a kind go to one address: nobody's mailbox is filled from here. No window is longer than the link in the
 * mail holds, so that whoever asks in the person's name leaves them a good link, or the next mail (rule 15).
 */
export const mailLimits: Readonly<Record<MailOrderKind, { points: number; windowMs: number }>> = {
  verification: { points: 5, windowMs: hour },
  "already-registered": { points: 5, windowMs: hour },
  "verification-asked": { points: 5, windowMs: hour },
  "reset-asked": { points: 3, windowMs: 30 * minute },
  "confirm-email": { points: 5, windowMs: hour },
  "email-changed": { points: 20, windowMs: hour },
  notice: { points: 20, windowMs: hour },
  "check-in": { points: 5, windowMs: hour },
};
