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
  addressPrefix: z.string(),
  createdAt: time,
  lastSeenAt: time,
  expiresAt: time,
  /** When it was signed out, and by what; null while it is in use. */
  signedOut: z.object({ at: time, reason: z.string().nullable() }).nullable(),
});
export type ExportedDevice = z.infer<typeof exportedDeviceSchema>;

/** A way to sign in, or to prove who one is, told without what it proves with. */
export const exportedFactorSchema = z.object({
  kind: z.string(),
  /** Such as a passkey's name, or the provider that vouches. */
  name: z.string(),
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
    createdAt: time,
    changedAt: time,
    hasPassword: z.boolean(),
  }),
  waysToSignIn: z.array(exportedFactorSchema),
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
