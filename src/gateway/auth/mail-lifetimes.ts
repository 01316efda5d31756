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
