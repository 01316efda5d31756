/** What a medicine meets in a profile: fixed texts, never a model's. */
import { z } from "zod";
import { readSourceSchema } from "./triage.ts";

export const medicineNoteSchema = z.object({
  /** Of the rule that it comes from. */
  id: z.string(),
  kind: z.enum(["allergy", "interaction", "duplicate", "pregnancy", "stopping"]),
  /** The words as they were written, the profile's first. */
  medicines: z.array(z.string()),
  /** One to three plain sentences; no amounts. */
  text: z.string(),
  /** The page that it rests on, or null when no source was read. */
  source: readSourceSchema.nullable(),
  /** The clinician who signed it; null until one has. */
  reviewedBy: z.string().nullable(),
});
export type MedicineNote = z.infer<typeof medicineNoteSchema>;
