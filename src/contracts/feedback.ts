/** What a person thinks of one answer. Stored sealed; counted by verdict and reason alone, never by words. */
import { z } from "zod";

/** Reasons that go with each verdict. */
export const feedbackReasons = {
  up: ["clear", "right-place", "good-sources"],
  down: [
    "wrong",
    "missed-something",
    "hard-to-read",
    "too-alarming",
    "not-alarming-enough",
    "not-about-me",
  ],
} as const;

const own = z.string().trim().max(2000);

export const feedbackSchema = z.discriminatedUnion("verdict", [
  z.object({
    verdict: z.literal("up"),
    reason: z.enum(feedbackReasons.up).nullable(),
    /** Own words; never leaves the person's own key. */
    text: own.nullable(),
  }),
  z.object({
    verdict: z.literal("down"),
    reason: z.enum(feedbackReasons.down).nullable(),
    text: own.nullable(),
  }),
]);
export type Feedback = z.infer<typeof feedbackSchema>;
export type FeedbackReason = NonNullable<Feedback["reason"]>;

/** Takes the place of what was said before; null takes it back. */
export const postFeedbackBodySchema = z.object({ feedback: feedbackSchema.nullable() });

/** How often, over everybody and for all time. `reason` is "none" where no reason was given. */
export const feedbackCountSchema = z.object({
  verdict: z.enum(["up", "down"]),
  reason: z.enum([...feedbackReasons.up, ...feedbackReasons.down, "none"]),
  n: z.number().int().nonnegative(),
});
export type FeedbackCount = z.infer<typeof feedbackCountSchema>;
