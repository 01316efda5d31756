/** Vignettes that were written apart from the rules (docs/safety-first-runs.md). */
import { readFileSync } from "node:fs";
import { z } from "zod";

const vignetteSchema = z.object({
  id: z.string(),
  group: z.string(),
  expect: z.string(),
  messages: z.array(z.string()),
});
export type HeldOut = z.infer<typeof vignetteSchema>;

const read = (name: string): HeldOut[] =>
  readFileSync(new URL(`./vignettes/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => vignetteSchema.parse(JSON.parse(line)));

export const heldOut: readonly HeldOut[] = [
  "heldout-2",
  "heldout-3",
  "heldout-4",
  "heldout-5",
  "heldout-6",
  "heldout-7",
].flatMap(read);

/** Crisis and distress alone, told in every way: what is still missed in them is told in docs/safety-first-runs.md. */
export const toldSideways: readonly HeldOut[] = [
  "heldout-8",
  "heldout-9",
  "heldout-10",
  "heldout-11",
].flatMap(read);
