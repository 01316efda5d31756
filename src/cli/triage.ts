/** `healify triage`: JSON lines in, JSON lines out, in the same order; never asks back. */
import { z } from "zod";
import { profileSchema } from "#contracts/profile.ts";
import { countrySchema } from "#contracts/triage.ts";
import { triage } from "#safety/triage.ts";

const lineSchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    text: z.string().optional(),
    messages: z.array(z.string()).min(1).optional(),
    country: countrySchema.nullish(),
    profile: profileSchema.nullish(),
  })
  .refine(
    (line) => line.text !== undefined || line.messages !== undefined,
    "needs text or messages",
  );

const idSchema = z.object({ id: z.union([z.string(), z.number()]) });
const minute = 60_000;

function parseJson(line: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return { error: "not JSON" };
  }
}

function answerLine(
  line: string,
  now: number,
): { readonly answer: unknown; readonly problem: boolean } {
  const json = parseJson(line);
  if ("error" in json) return { answer: { error: json.error }, problem: true };
  const parsed = lineSchema.safeParse(json.value);
  if (!parsed.success) {
    const id = idSchema.safeParse(json.value);
    const error = parsed.error.issues
      .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
      .join("; ");
    return { answer: { ...(id.success ? { id: id.data.id } : {}), error }, problem: true };
  }
  const { id, text, messages, country, profile } = parsed.data;
  const said = messages ?? [text ?? ""];
  const found = triage({
    messages: said.map((words, i) => ({ text: words, at: now - (said.length - 1 - i) * minute })),
    profile: profile ?? null,
    country: country ?? null,
    now,
  });
  const guidance = found.fixedText ?? found.rules[0]?.guidance ?? found.notice ?? "";
  return {
    answer: {
      id,
      disposition: found.disposition,
      rules: found.rules.map((rule) => rule.id),
      guidance,
    },
    problem: false,
  };
}

/** Empty lines are skipped. `problems` counts the lines that could not be read. */
export async function runTriage(
  input: AsyncIterable<string>,
  write: (line: string) => void,
): Promise<{ problems: number }> {
  let problems = 0;
  for await (const line of input) {
    if (line.trim() === "") continue;
    const { answer, problem } = answerLine(line, Date.now());
    if (problem) problems += 1;
    write(JSON.stringify(answer));
  }
  return { problems };
}
