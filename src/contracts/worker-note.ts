/** What a running worker says of itself, for the operator. */
import { z } from "zod";
import { workersModelSchema } from "./operator-model.ts";

export const workerNoteSchema = z.object({
  /** Of Healify. */
  version: z.string(),
  startedAt: z.iso.datetime(),
  model: workersModelSchema,
  libraryVersion: z.string(),
});
export type WorkerNote = z.infer<typeof workerNoteSchema>;
