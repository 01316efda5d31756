/** Mails that a server without a mail server kept, as its operator sees them. */
import { z } from "zod";

export const keptMailSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  /** May hold a link that lets its receiver in. */
  text: z.string(),
});
export type KeptMail = z.infer<typeof keptMailSchema>;

export const keptMailListSchema = z.object({
  /** Null where mails are sent, so that none are kept. */
  folder: z.string().nullable(),
  /** Where links in mails lead. */
  home: z.string(),
  /** Newest first. */
  items: z.array(keptMailSchema),
  nextCursor: z.string().nullable(),
});
