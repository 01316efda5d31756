/** What travels over the broker: ids only, and events sealed for the person. */
import { z } from "zod";
import {
  deviceIdSchema,
  instanceIdSchema,
  replyIdSchema,
  sessionIdSchema,
  userIdSchema,
} from "./ids.ts";

export const requestMessageVersion = 1;

/** One question given to the workers. */
export const requestMessageSchema = z.object({
  v: z.literal(requestMessageVersion),
  replyId: replyIdSchema,
  /** Which publish of the row this is: an older one may not claim. */
  dispatch: z.number().int().positive(),
  /** The gateway that asked. */
  replyTo: instanceIdSchema,
  traceparent: z.string().nullable(),
});
export type RequestMessage = z.infer<typeof requestMessageSchema>;

/** What can still be read of a request of another version, so that its row can wait for a newer worker. */
export const anyRequestMessageSchema = z.looseObject({ v: z.number(), replyId: replyIdSchema });

/**
 * Events of one reply on their way to the readers, in order. Each `body` is sealed for the person whose reply it is, and
 * holds the event at that place with those right before it that were handed over together with it.
 */
export const eventsMessageSchema = z.object({
  replyId: replyIdSchema,
  events: z.array(
    z.object({
      attempt: z.number().int().nonnegative(),
      seq: z.number().int().positive(),
      body: z.string(),
    }),
  ),
  /** Of the announcement, where it is traced. */
  traceparent: z.string().optional(),
});
export type EventsMessage = z.infer<typeof eventsMessageSchema>;

/** To every process. */
export const controlMessageSchema = z.discriminatedUnion("type", [
  /** The reply was stopped or deleted: whoever answers it must stop. */
  z.object({ type: z.literal("reply-cancelled"), replyId: replyIdSchema }),
  /** Tokens of this device are void; its open streams close. */
  z.object({ type: z.literal("device-revoked"), deviceId: deviceIdSchema }),
  /** The person is gone: forget their key, close their streams. */
  z.object({ type: z.literal("person-erased"), userId: userIdSchema }),
  z.object({ type: z.literal("session-deleted"), sessionId: sessionIdSchema }),
  /** The operator chose another model, or wants one tried: workers look at once. */
  z.object({ type: z.literal("model-changed") }),
]);
export type ControlMessage = z.infer<typeof controlMessageSchema>;
