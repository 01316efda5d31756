/** What the desk and the process that changes the library say to each other. */
import { z } from "zod";
import { libraryFaults, librarySourceKindSchema } from "#contracts/operator-library.ts";

export const orderSchema = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("add"),
    /** Absolute, as all paths. */
    folder: z.string(),
    source: librarySourceKindSchema,
    /** An upload; null to fetch it. */
    file: z.string().nullable(),
    /** Empty, and removed by the desk: for what is fetched or unpacked. */
    scratch: z.string(),
  }),
  z.object({ act: z.literal("remove"), folder: z.string(), source: z.string() }),
]);
export type Order = z.infer<typeof orderSchema>;

const skipped = z.array(z.object({ name: z.string(), why: z.string() }));

export const newsSchema = z.discriminatedUnion("news", [
  z.object({ news: z.literal("fetching"), bytes: z.number(), of: z.number().nullable() }),
  z.object({ news: z.literal("reading"), documents: z.number() }),
  z.object({ news: z.literal("finishing") }),
  z.object({ news: z.literal("done"), skipped, skippedCount: z.number() }),
  z.object({
    news: z.literal("failed"),
    fault: z.enum(libraryFaults),
    skipped,
    skippedCount: z.number(),
  }),
]);
export type News = z.infer<typeof newsSchema>;
