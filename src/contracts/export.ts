/**
 * Everything of one person as they may take it away: a zip with pages to read and these files of JSON. The JSON schema of
 * each goes along as `data/schema.json`. Secrets, hashes, keys and tokens are in none of them.
 */
import { z } from "zod";
import {
  assistantMessageSchema,
  sessionSchema,
  userMessageSchema,
  visitSummarySchema,
} from "./chat.ts";
import { followUpSchema } from "./follow-up.ts";
import { deviceIdSchema, userIdSchema } from "./ids.ts";
import { caredForSchema, profileSchema } from "./profile.ts";
import { questionContextSchema } from "./question-context.ts";

const time = z.iso.datetime();

/** A device that is signed in, or was. */
export const exportedDeviceSchema = z.object({
  id: deviceIdSchema,
  name: z.string(),
  /** What the person calls it. */
  label: z.string().nullable(),
  addressPrefix: z.string(),
  createdAt: time,
  lastSeenAt: time,
  expiresAt: time,
  /** When the person last showed there that it is them. */
  provedAt: time.nullable(),
  /** When it was signed out, and by what; null while it is in use. */
  signedOut: z.object({ at: time, reason: z.string().nullable() }).nullable(),
});
export type ExportedDevice = z.infer<typeof exportedDeviceSchema>;

/** A way to sign in, or to prove who one is, told without what it proves with. */
export const exportedFactorSchema = z.object({
  kind: z.enum(["passkey", "one-time codes from an app", "recovery codes", "another provider"]),
  /** Such as a passkey's name, or the provider that vouches; null where there is one only. */
  name: z.string().nullable(),
  /** What else is known of it, in a few words. */
  about: z.string().nullable(),
  createdAt: time,
  lastUsedAt: time.nullable(),
});
export type ExportedFactor = z.infer<typeof exportedFactorSchema>;

/** `data/account.json` */
export const exportedAccountSchema = z.object({
  exportedAt: time,
  account: z.object({
    id: userIdSchema,
    email: z.string(),
    name: z.string().nullable(),
    state: z.string(),
    role: z.string(),
    createdAt: time,
    changedAt: time,
    emailVerifiedAt: time.nullable(),
    /** When the welcome was done with. */
    welcomedAt: time.nullable(),
    hasPassword: z.boolean(),
  }),
  /** Addresses that were asked for and are not confirmed, and those that a mail offers to bring back. */
  emailChanges: z.array(z.object({ purpose: z.string(), email: z.string(), askedAt: time })),
  waysToSignIn: z.array(exportedFactorSchema),
  /** Links for others that this person made; what they say is known to nobody. */
  invitations: z.array(z.object({ createdAt: time, expiresAt: time, usedAt: time.nullable() })),
  devices: z.array(exportedDeviceSchema),
  profile: z.object({ savedAt: time, profile: profileSchema }).nullable(),
  people: z.array(caredForSchema.extend({ savedAt: time })),
});
export type ExportedAccount = z.infer<typeof exportedAccountSchema>;

/** One of `data/activity.json`, which lists them from the oldest on. */
export const exportedActivitySchema = z.object({
  at: time,
  event: z.string(),
  outcome: z.string(),
  reason: z.string().nullable(),
  deviceId: deviceIdSchema.nullable(),
  addressPrefix: z.string(),
  userAgent: z.string(),
});
export type ExportedActivity = z.infer<typeof exportedActivitySchema>;

export const exportedQuestionSchema = userMessageSchema.extend({
  /** With the profile as it was then. */
  context: questionContextSchema.nullable(),
});
export const exportedMessageSchema = z.discriminatedUnion("role", [
  exportedQuestionSchema,
  assistantMessageSchema,
]);
export type ExportedMessage = z.infer<typeof exportedMessageSchema>;

/** `data/chats/<id>.json` */
export const exportedChatSchema = sessionSchema.extend({
  messages: z.array(exportedMessageSchema),
  summary: visitSummarySchema.nullable(),
  /** What was told after an answer; whether it was asked for by mail. */
  followUps: z.array(followUpSchema.extend({ askedByMail: z.boolean() })),
});
export type ExportedChat = z.infer<typeof exportedChatSchema>;

/** `data/schema.json`, by the file that each describes. */
export const exportSchemas = {
  "data/account.json": exportedAccountSchema,
  "data/activity.json": z.array(exportedActivitySchema),
  "data/chats/<id>.json": exportedChatSchema,
} as const;
