/** After an answer: where somebody means to go, and how they are later. Stored sealed; counted without words. */
import { z } from "zod";
import { messageIdSchema, sessionIdSchema } from "./ids.ts";
import { shownContextSchema } from "./question-context.ts";
import { dispositionSchema } from "./triage.ts";

/** Where somebody may go after an answer at `urgent` or above; which of them are offered, and their words, depend on its hours. */
export const planIds = [
  "calling-now",
  "go-there-myself",
  "emergency-department-now",
  "urgent-care-in-time",
  "doctor-in-time",
  "doctor-this-week",
  "wait-and-see",
] as const;
export const planIdSchema = z.enum(planIds);
export type PlanId = z.infer<typeof planIdSchema>;

/** How somebody is when they are asked again. */
export const outcomes = ["better", "same", "worse"] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;

/** What a person told about one answer. */
export const followUpSchema = z.object({
  /** The question whose answer it is about. */
  messageId: messageIdSchema,
  plan: z
    .object({
      picked: planIdSchema,
      /** Whether it is soon enough, and the right place. */
      right: z.boolean(),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** Oldest first. */
  outcomes: z.array(z.object({ outcome: outcomeSchema, at: z.iso.datetime() })),
});
export type FollowUp = z.infer<typeof followUpSchema>;
export const followUpListSchema = z.object({ items: z.array(followUpSchema) });

export const putPlanBodySchema = z.object({ picked: planIdSchema });
export const toldPlanSchema = z.object({
  followUp: followUpSchema,
  /** To be shown at once: it puts a wrong pick right. */
  text: z.string(),
});
export const putOutcomeBodySchema = z.object({ outcome: outcomeSchema });
export const toldOutcomeSchema = z.object({
  followUp: followUpSchema,
  text: z.string(),
  /** After a worse: the words to send as the chat session's next message, so that it is triaged again. */
  message: z.string().nullable(),
});

/** A chat session whose person is to be asked how they are now. */
export const checkInSchema = z.object({
  sessionId: sessionIdSchema,
  messageId: messageIdSchema,
  title: z.string(),
  /** Whom it was said to be about; null is oneself. */
  about: shownContextSchema.shape.about,
  disposition: dispositionSchema,
  withinHours: z.number().int().positive().nullable(),
  saidAt: z.iso.datetime(),
  askAt: z.iso.datetime(),
});
export type CheckIn = z.infer<typeof checkInSchema>;
export const checkInListSchema = z.object({ items: z.array(checkInSchema) });

/** How often what was said, over everybody and for all time. */
export const outcomeCountSchema = z.object({
  disposition: dispositionSchema,
  /** `understood`: the first place that was picked was right; `put-right`: it was not. */
  outcome: z.enum([...outcomes, "understood", "put-right"]),
  n: z.number().int().nonnegative(),
});
export type OutcomeCount = z.infer<typeof outcomeCountSchema>;
