/** What happened with a person's account, as they read it. */
import { z } from "zod";
import { deviceIdSchema } from "./ids.ts";

export const activitySchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** A stable word, such as "sign-in". */
  event: z.string(),
  outcome: z.enum(["success", "refused"]),
  /** One plain sentence. */
  what: z.string(),
  /** What to do if it wasn't the person; null where nothing can be wrong. */
  advice: z.string().nullable(),
  /** The network that it came from, in words; null when it is not known. */
  place: z.string().nullable(),
  /** Such as "Firefox on Linux"; null when it is not known. */
  client: z.string().nullable(),
  /** Null where no signed-in device did it. */
  deviceId: deviceIdSchema.nullable(),
});
export type Activity = z.infer<typeof activitySchema>;
export const activityListSchema = z.object({
  items: z.array(activitySchema),
  nextCursor: z.string().nullable(),
});
export const activityQuerySchema = z.object({ cursor: z.uuid().optional() });
