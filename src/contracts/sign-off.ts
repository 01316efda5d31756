/** What a clinician signed: one rule, topic or fixed text, as it read when they signed it. */
import { z } from "zod";

export const signOffSchema = z.object({
  kind: z.enum(["rule", "topic", "text"]),
  id: z.string(),
  /** SHA-256, in hex, of the page that was read; another page is not signed. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  by: z.string().min(3).max(120),
  on: z.iso.date(),
});
export type SignOff = z.infer<typeof signOffSchema>;

/** The file lies in the library folder of an installation. */
export const signOffFileName = "sign-offs.json";
export const signOffsSchema = z.array(signOffSchema);
