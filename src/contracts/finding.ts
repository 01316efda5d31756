/** Finding past chats: the search over one's own words, and the timeline. */
import { z } from "zod";
import { outcomeSchema } from "./follow-up.ts";
import { messageIdSchema, personIdSchema, sessionIdSchema } from "./ids.ts";
import { shownContextSchema } from "./question-context.ts";
import { dispositionSchema } from "./triage.ts";

export const searchTextLimit = 200;

/** Words go in a body, never in an address: addresses are logged and kept. */
export const searchBodySchema = z.object({
  query: z.string().max(searchTextLimit, `must be at most ${searchTextLimit} characters`),
  /** A `nextCursor` of the same words: goes on where that look ended. */
  cursor: z.string().max(256).nullish(),
});
export type SearchBody = z.infer<typeof searchBodySchema>;

/** UTF-16 code units of the text beside it, end exclusive; in order, none within another. */
export const markSchema = z.object({
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
});
export type Mark = z.infer<typeof markSchema>;
export const markedTextSchema = z.object({ text: z.string(), marks: z.array(markSchema) });
export type MarkedText = z.infer<typeof markedTextSchema>;

export const searchHitSchema = z.object({
  /** The question; what was found may be its answer. */
  messageId: messageIdSchema,
  in: z.enum(["question", "answer"]),
  at: z.iso.datetime(),
  snippet: markedTextSchema,
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const foundSessionSchema = z.object({
  sessionId: sessionIdSchema,
  title: markedTextSchema,
  updatedAt: z.iso.datetime(),
  /** The newest first; empty where only the title was found. */
  hits: z.array(searchHitSchema),
  /** How many questions more were found in it. */
  more: z.number().int().nonnegative(),
});
export type FoundSession = z.infer<typeof foundSessionSchema>;

export const searchResultSchema = z.object({
  /** The chat session that was used last comes first. */
  items: z.array(foundSessionSchema),
  /** Null once everything was looked through. A session that was looked at in part may come again. */
  nextCursor: z.string().nullable(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

/** Oneself, or one of the people whom one cares for. */
export const aboutWhomSchema = z.union([z.literal("self"), personIdSchema]);
export type AboutWhom = z.infer<typeof aboutWhomSchema>;

/** What one chat session says of one person. */
export const timelineEntrySchema = z.object({
  sessionId: sessionIdSchema,
  /** The first of their questions that got the advice below; where there is none, their first. */
  messageId: messageIdSchema,
  /** How many of their questions stand in it, this one among them; of a long chat the newest are counted. */
  questions: z.number().int().positive(),
  title: z.string(),
  about: shownContextSchema.shape.about,
  /** Its first words; null where somebody else should not read them by chance. */
  asked: z.string().nullable(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** The most pressing one that was given. */
  disposition: dispositionSchema.nullable(),
  withinHours: z.number().int().positive().nullable(),
  /** How they were when they were asked again, oldest first. */
  outcomes: z.array(z.object({ outcome: outcomeSchema, at: z.iso.datetime() })),
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const timelineSchema = z.object({
  items: z.array(timelineEntrySchema),
  nextCursor: z.string().nullable(),
});
export type Timeline = z.infer<typeof timelineSchema>;
