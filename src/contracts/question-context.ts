/** Whom a question is about, and what of a profile counted for it: kept sealed with the question. */
import { z } from "zod";
import { personIdSchema } from "./ids.ts";
import { medicineNoteSchema } from "./medicines.ts";
import { profileSchema } from "./profile.ts";

/** What the person may see of it. */
export const shownContextSchema = z.object({
  /** Who was chosen when it was asked; null is oneself. */
  about: z.object({ id: personIdSchema, name: z.string() }).nullable(),
  /** Whom the words are about, where somebody was chosen: "unclear" is somebody else, or several. */
  readAs: z.enum(["chosen", "self", "unclear"]).optional(),
  /** What of a profile was used, in plain words: "age 70", "warfarin". Empty when none was. */
  used: z.array(z.string()),
  /** What a medicine in the question meets in that profile, most pressing first. */
  medicineNotes: z.array(medicineNoteSchema),
});
export type ShownContext = z.infer<typeof shownContextSchema>;

export const questionContextSchema = shownContextSchema.extend({
  /** As it was then, of the one whom the words are about; null when it is none or nothing is known of them. */
  profile: profileSchema.nullable(),
  /** Nothing is known of the one whom the words are about, or may be used: no amount can be matched to them. */
  stranger: z.boolean(),
});
export type QuestionContext = z.infer<typeof questionContextSchema>;
