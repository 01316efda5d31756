/** What the load process is told over its channel, and what it answers. */
import { z } from "zod";
import { targetSchema } from "./target.ts";

export const jobSchema = z.object({
  target: targetSchema,
  clients: z.number(),
  /** The first question's number; every question of a run has another one. */
  firstQuestion: z.number(),
  /** Not counted. */
  warmUpMs: z.number(),
  measureMs: z.number(),
});
export type Job = z.infer<typeof jobSchema>;

export const reportSchema = z.discriminatedUnion("type", [
  /** The warm-up is over: what the system costs counts from now. */
  z.object({ type: z.literal("measuring") }),
  /** Nothing counts any more; what is under way still ends. */
  z.object({ type: z.literal("counted") }),
  z.object({
    type: z.literal("measured"),
    seconds: z.number(),
    firstMs: z.array(z.number()),
    endMs: z.array(z.number()),
    failures: z.array(z.string()),
    /** Of the load process itself. */
    cpuSeconds: z.number(),
    questionsUsed: z.number(),
  }),
  z.object({ type: z.literal("failed"), message: z.string() }),
]);
export type Report = z.infer<typeof reportSchema>;
export type Measured = Extract<Report, { type: "measured" }>;
