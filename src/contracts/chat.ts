/** Chat over HTTP: bodies and answers. */
import { z } from "zod";
import { feedbackSchema } from "./feedback.ts";
import { outcomeSchema } from "./follow-up.ts";
import { messageIdSchema, personIdSchema, replyIdSchema, sessionIdSchema } from "./ids.ts";
import { citationSchema } from "./passage.ts";
import { shownContextSchema } from "./question-context.ts";
import { replyCheckSchema, usageSchema } from "./reply-events.ts";
import { countrySchema, dispositionSchema, triageSchema } from "./triage.ts";

export const messageTextLimit = 4000;

export const sendBodySchema = z.object({
  id: messageIdSchema,
  text: z
    .string()
    .max(messageTextLimit, `must be at most ${messageTextLimit} characters`)
    .refine((text) => text.trim().length > 0, "must not be empty")
    .refine((text) => !text.includes("\0"), "must not contain the NUL character"),
  country: countrySchema.optional(),
  /** IANA name, such as Europe/Berlin; used only to guess the country of the emergency number. */
  timeZone: z.string().max(64).optional(),
  /** One of the people whom one cares for; null, or left out, is oneself. What the words say comes first. */
  about: personIdSchema.nullish(),
  /** Whether profiles may be used in the chat session that this question opens; an open one keeps its own. */
  usesProfile: z.boolean().optional(),
});
export type SendBody = z.infer<typeof sendBodySchema>;

export const replyStates = [
  "waiting",
  "queued",
  "answering",
  "completed",
  "failed",
  "stopped",
] as const;
export const replyStateSchema = z.enum(replyStates);
export type ReplyState = z.infer<typeof replyStateSchema>;

export const replySchema = z.object({
  id: replyIdSchema,
  state: replyStateSchema,
  attempt: z.number().int().nonnegative(),
  /** How many questions of this chat session stand before it; only while it waits. */
  place: z.number().int().positive().optional(),
});
export type Reply = z.infer<typeof replySchema>;

export const sessionStateSchema = z.enum(["active", "completed"]);
export const sessionSchema = z.object({
  id: sessionIdSchema,
  title: z.string(),
  state: sessionStateSchema,
  /** Whether profiles may be used for its questions. */
  usesProfile: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Session = z.infer<typeof sessionSchema>;

export const userMessageSchema = z.object({
  id: messageIdSchema,
  role: z.literal("user"),
  state: z.literal("stored"),
  text: z.string(),
  createdAt: z.iso.datetime(),
  triage: triageSchema,
  /** Null for a question that was asked before contexts were kept. */
  context: shownContextSchema.nullable(),
});
export type UserMessage = z.infer<typeof userMessageSchema>;

/** As an answer is read again: its passage may have been taken out of the library, or say something else now. */
export const shownCitationSchema = citationSchema.extend({
  withdrawn: z.union([z.literal(true), z.literal("changed")]).optional(),
});
export type ShownCitation = z.infer<typeof shownCitationSchema>;

/** An attempt that gave the question, and what goes with it, to a model. */
export const wordsSentSchema = z.object({
  attempt: z.number().int().positive(),
  /** Provider and model, such as "openai/gpt-5". */
  model: z.string(),
  /** The host that was given the words, such as "api.openai.com" or "127.0.0.1:11434". */
  place: z.string(),
  at: z.iso.datetime(),
});
export type WordsSent = z.infer<typeof wordsSentSchema>;

export const assistantMessageSchema = z.object({
  /** The reply's id. */
  id: replyIdSchema,
  role: z.literal("assistant"),
  state: replyStateSchema,
  attempt: z.number().int().nonnegative(),
  place: z.number().int().positive().optional(),
  /** The message that it answers. */
  questionId: messageIdSchema,
  /** The stored answer, or as much of it as was kept; empty while nothing is. */
  text: z.string(),
  citations: z.array(shownCitationSchema),
  checks: z.array(replyCheckSchema),
  disposition: dispositionSchema.nullable(),
  /** Why it failed; only when state is `failed`. */
  error: z.object({ code: z.string(), retryable: z.boolean() }).nullable(),
  record: z
    .object({
      model: z.string(),
      promptVersion: z.string(),
      libraryVersion: z.string(),
      rulesVersion: z.string(),
      usage: usageSchema,
      /** What of a profile was used, in plain words. */
      used: z.array(z.string()).optional(),
      /** The rules that fired, most pressing first; absent in answers from before these were kept, as the rest. */
      rules: z.array(z.string()).optional(),
      /** Of the numbers that were shown, in English; null where it was unknown, or none was shown. */
      country: z.string().nullable().optional(),
      /** Flesch–Kincaid grade of the answer. */
      readingGrade: z.number().optional(),
    })
    .nullable(),
  /** Every attempt that gave the words to a model, those that failed too; empty where none did. */
  sentTo: z.array(wordsSentSchema),
  /** What the person thinks of it; null while they said nothing. */
  feedback: feedbackSchema.nullable(),
  updatedAt: z.iso.datetime(),
});
export type AssistantMessage = z.infer<typeof assistantMessageSchema>;

export const messageSchema = z.discriminatedUnion("role", [
  userMessageSchema,
  assistantMessageSchema,
]);
export type Message = z.infer<typeof messageSchema>;

export const acceptedSchema = z.object({
  session: sessionSchema,
  message: userMessageSchema,
  reply: replySchema,
  triage: triageSchema,
});
export type Accepted = z.infer<typeof acceptedSchema>;

/** Somebody whom a chat is about, with their profile where profiles may be used for it. */
export const summedUpPersonSchema = z.object({
  /** Oneself, somebody who was chosen by name, or somebody of whom nothing is known but what was said. */
  who: z.enum(["self", "chosen", "other"]),
  /** Of a chosen one. */
  name: z.string().nullable(),
  /** In plain words: "age 70", "pregnant, week 20", a condition. */
  known: z.array(z.string()),
  medicines: z.array(z.string()),
  allergies: z.array(z.string()),
});
export type SummedUpPerson = z.infer<typeof summedUpPersonSchema>;

/** What has a default was not kept in summaries from before. */
export const visitSummarySchema = z.object({
  /** Whom the questions were about, in the order in which they came up. */
  people: z.array(summedUpPersonSchema).default([]),
  /** In the person's own words. */
  complaint: z.string(),
  timeline: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
  dispositions: z.array(
    z.object({
      at: z.iso.datetime(),
      disposition: dispositionSchema,
      withinHours: z.number().int().positive().nullable().default(null),
      reasons: z.array(z.string()),
    }),
  ),
  /** How they were when they were asked again. */
  outcomes: z.array(z.object({ at: z.iso.datetime(), outcome: outcomeSchema })).default([]),
  /** Medicines that the chat names, beside those of a profile. */
  medicines: z.array(z.string()).default([]),
  /** What these meet in a profile. */
  medicineNotes: z.array(z.string()).default([]),
  /** What the person asked, in their own words. */
  questions: z.array(z.string()).default([]),
  sources: z.array(citationSchema.omit({ n: true, quote: true })),
  completedAt: z.iso.datetime(),
});
export type VisitSummary = z.infer<typeof visitSummarySchema>;

export const sessionDetailSchema = sessionSchema.extend({
  messages: z.array(messageSchema),
  summary: visitSummarySchema.nullable(),
});
export type SessionDetail = z.infer<typeof sessionDetailSchema>;

export const sessionListSchema = z.object({
  items: z.array(sessionSchema),
  nextCursor: z.string().nullable(),
});
export type SessionList = z.infer<typeof sessionListSchema>;

/** Deleted, and not erased yet. */
export const deletedSessionSchema = z.object({
  sessionId: sessionIdSchema,
  /** Milliseconds from now: no clock of the reader's is needed. */
  erasedInMs: z.number().int().nonnegative(),
});
export type DeletedSession = z.infer<typeof deletedSessionSchema>;
/** The one deleted last comes first. */
export const deletedListSchema = z.object({ items: z.array(deletedSessionSchema) });

export const patchSessionBodySchema = z
  .object({
    title: z.string().trim().min(1).max(200).optional(),
    usesProfile: z.boolean().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, "must change something");
export type PatchSessionBody = z.infer<typeof patchSessionBodySchema>;
export const completedSessionSchema = z.object({
  session: sessionSchema,
  summary: visitSummarySchema,
});
