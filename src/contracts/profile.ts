/** What a person told about themselves, or about somebody they care for; sealed at rest. Every field may be left out. */
import { z } from "zod";
import { personIdSchema } from "./ids.ts";
import { countrySchema } from "./triage.ts";

const shortList = z.array(z.string().trim().min(1).max(200)).max(50);

export const profileSchema = z.object({
  yearOfBirth: z.number().int().min(1900).max(2100).nullish(),
  /** YYYY-MM-DD; read for a child under six only, whose age counts in months. */
  birthDate: z.iso.date().nullish(),
  /** Read for a child under six only, and not for long: small children outgrow it. */
  weight: z.object({ kg: z.number().min(0.3).max(400), measuredOn: z.iso.date() }).nullish(),
  sex: z.enum(["female", "male", "intersex"]).nullish(),
  pregnant: z.boolean().nullish(),
  /** YYYY-MM-DD. */
  dueDate: z.iso.date().nullish(),
  conditions: shortList.optional(),
  medicines: shortList.optional(),
  allergies: shortList.optional(),
  country: countrySchema.nullish(),
  /** How weights are shown. */
  units: z.enum(["metric", "imperial"]).nullish(),
});
export type Profile = z.infer<typeof profileSchema>;

export const peopleLimit = 10;

/** Somebody one cares for, under the name or word that one calls them by. */
export const personBodySchema = z.object({
  name: z.string().trim().min(1).max(60),
  profile: profileSchema,
});
export type PersonBody = z.infer<typeof personBodySchema>;

export const caredForSchema = personBodySchema.extend({ id: personIdSchema });
export type CaredFor = z.infer<typeof caredForSchema>;

/** In the order in which they were added. */
export const peopleListSchema = z.object({ items: z.array(caredForSchema) });
