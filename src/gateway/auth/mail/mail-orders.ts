/**
 * What a mail is to say, kept until it was sent. An order holds no link: the token in it is made when the mail is, so
 * that none lies anywhere but in the mail. What was asked by an e-mail alone is looked up only then, so that asking
 * costs the same whether or not there is an account (rules 13, 14).
 */
import { z } from "zod";
import { userIdSchema } from "#contracts/ids.ts";

export const noticeKindSchema = z.enum([
  "new-device",
  "reuse",
  "password-changed",
  "password-reset",
  "email-change-undone",
  "second-factor-added",
  "second-factor-removed",
  "recovery-code-used",
  "recovery-codes-renewed",
  "passkey-counter-behind",
  "password-removed",
  "provider-linked",
  "provider-unlinked",
]);
export type NoticeKind = z.infer<typeof noticeKindSchema>;

/** Where something was done from: told in the notice. */
const whereSchema = z.object({ deviceName: z.string(), addressPrefix: z.string() });
const client = z.object({
  network: z.string(),
  addressPrefix: z.string(),
  userAgent: z.string(),
  deviceName: z.string(),
});

const userId = userIdSchema;
const email = z.string();

export const mailOrderSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("verification"), userId }),
  z.object({ kind: z.literal("already-registered"), userId }),
  z.object({ kind: z.literal("verification-asked"), email, client }),
  z.object({ kind: z.literal("reset-asked"), email, client }),
  z.object({ kind: z.literal("confirm-email"), userId, email }),
  /** To the address that the account had before. */
  z.object({
    kind: z.literal("email-changed"),
    userId,
    email,
    where: whereSchema.nullable(),
    at: z.number(),
  }),
  z.object({
    kind: z.literal("notice"),
    userId,
    notice: noticeKindSchema,
    where: whereSchema.nullable(),
    at: z.number(),
  }),
  z.object({ kind: z.literal("check-in"), userId }),
]);
export type MailOrder = z.infer<typeof mailOrderSchema>;
export type MailOrderKind = MailOrder["kind"];
export type MailOrderOf<Kind extends MailOrderKind> = Extract<MailOrder, { kind: Kind }>;
