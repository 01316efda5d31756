/** Looks for a model server on this machine, so that it can be offered. It is never used unasked. */
import { z } from "zod";

export const ollamaAddress = "http://127.0.0.1:11434";

const tagsSchema = z.object({ models: z.array(z.object({ name: z.string() })) });

/** The models that a local Ollama has, such as "llama3.2:latest"; null when none answers within half a second. */
export async function findOllama(
  address: string = ollamaAddress,
): Promise<readonly string[] | null> {
  try {
    const response = await fetch(`${address}/api/tags`, { signal: AbortSignal.timeout(500) });
    const tags = tagsSchema.safeParse(response.ok ? await response.json() : null);
    return tags.success ? tags.data.models.map((model) => model.name) : null;
  } catch {
    return null;
  }
}
