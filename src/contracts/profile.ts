/** What a person told about themselves; sealed at rest. Every field may be left out. */
import { z } from "zod";
import { countrySchema } from "./triage.ts";

const shortList = z.array(z.string().trim().min(1).max(200)).max(50);

export const profileSchema = z.object({
  yearOfBirth: z.number().int().min(1900).max(2100).nullish(),
  sex: z.enum(["female", "male", "intersex"]).nullish(),
  pregnant: z.boolean().nullish(),
  /** YYYY-MM-DD. */
  dueDate: z.iso.date().nullish(),
  conditions: shortList.optional(),
  medicines: shortList.optional(),
  allergies: shortList.optional(),
  country: countrySchema.nullish(),
});
export type Profile = z.infer<typeof profileSchema>;
