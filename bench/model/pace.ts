import { z } from "zod";

/** Until the first token, and between two; 0: on the next turn of the event loop. */
export const paceSchema = z.object({ firstMs: z.number(), tokenMs: z.number() });
export type Pace = z.infer<typeof paceSchema>;

/** As a hosted model speaks, only faster. */
export const speaking: Pace = { firstMs: 20, tokenMs: 5 };
/** Nothing waits for the model: what is left is what the system itself costs. */
export const atOnce: Pace = { firstMs: 0, tokenMs: 0 };
