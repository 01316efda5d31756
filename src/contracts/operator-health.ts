/** How the parts of an installation are, for its operator: figures and states, nothing of what anybody wrote. */
import { z } from "zod";
import { sourcesInUseSchema } from "./safety-card.ts";
import { workerNoteSchema } from "./worker-note.ts";

const count = z.number().int().nonnegative();
const upOrDown = z.enum(["up", "down"]);

export const operatorHealthSchema = z.object({
  /** When it was looked, and by what. */
  at: z.iso.datetime(),
  mode: z.enum(["embedded", "distributed"]),
  gateway: z.object({ version: z.string(), node: z.string(), runningForMs: count }),
  database: z.object({ kind: z.enum(["sqlite", "postgres"]), answersInMs: count }),
  broker: z.object({
    kind: z.enum(["in-process", "rabbitmq"]),
    state: z.enum(["up", "degraded", "down"]),
    /** Requests that the broker itself gave up on; null where it can't be asked. */
    dead: count.nullable(),
  }),
  cache: z.object({ kind: z.enum(["memory", "redis"]), state: upOrDown }),
  answerLog: z.object({ kind: z.enum(["memory", "redis"]), state: upOrDown }),
  /** Those seen last come first; `note` is null where another version wrote it. */
  workers: z.array(
    z.object({ running: z.boolean(), seenAgoMs: count, note: workerNoteSchema.nullable() }),
  ),
  queue: z.object({
    waiting: count,
    queued: count,
    answering: count,
    /** For how long the question that is ready has waited for a worker at most. */
    oldestMs: count,
  }),
  /** Null until a worker has started. */
  library: sourcesInUseSchema.pick({ libraryVersion: true, sources: true }).nullable(),
  mail: z.object({
    /** `folder`: none is sent, all are kept for the operator; `none`: there is no place for them. */
    kind: z.enum(["smtp", "folder", "none"]),
    waiting: count,
    /** Of those, how many were tried before. */
    tried: count,
  }),
  /** Of the folder that this gateway keeps its data in; null where the system doesn't say. */
  disk: z.object({ freeBytes: count, totalBytes: count }).nullable(),
});
export type OperatorHealth = z.infer<typeof operatorHealthSchema>;
