/** What the operator of a server sees of its people, and can do to their accounts. Nothing that they wrote. */
import { z } from "zod";
import { emailSchema, roleSchema } from "./auth.ts";
import { invitationIdSchema, userIdSchema } from "./ids.ts";

export const accountStateSchema = z.enum(["unverified", "active", "disabled"]);

export const accountSummarySchema = z.object({
  id: userIdSchema,
  email: z.string(),
  name: z.string().nullable(),
  role: roleSchema,
  state: accountStateSchema,
  createdAt: z.iso.datetime(),
  /** The day, without the hour: enough to tell an account in use from one that is not. */
  lastSeenOn: z.iso.date().nullable(),
  /** A second factor is on. */
  secondFactor: z.boolean(),
});
export type AccountSummary = z.infer<typeof accountSummarySchema>;
export const accountSummaryListSchema = z.object({
  items: z.array(accountSummarySchema),
  nextCursor: z.string().nullable(),
});

/** What an account's state or role can be changed to; each is a call of its own. */
export const accountChanges = ["disable", "enable", "reset-2fa", "promote", "demote"] as const;
export const accountChangeSchema = z.enum(accountChanges);
export type AccountChange = z.infer<typeof accountChangeSchema>;

export const defaultInvitationDays = 7;
export const inviteBodySchema = z.object({
  /** Only this address can use it. */
  email: emailSchema.optional(),
  days: z.number().int().min(1).max(60).default(defaultInvitationDays),
});

export const invitationSchema = z.object({
  id: invitationIdSchema,
  state: z.enum(["open", "used", "over"]),
  /** For one address; which one is kept only as a fingerprint. */
  forOneAddress: z.boolean(),
  /** How many more accounts it makes while it is good. */
  usesLeft: z.number().int().nonnegative(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationListSchema = z.object({
  items: z.array(invitationSchema),
  nextCursor: z.string().nullable(),
});
/** The link is shown this once: only a hash of its token is kept. */
export const invitedSchema = z.object({ invitation: invitationSchema, link: z.string() });
