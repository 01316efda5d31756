/** One call as the mock model understands it, and the text that it answers with unless a test says otherwise. */
import { z } from "zod";

const bodySchema = z.looseObject({
  model: z.string(),
  stream: z.literal(true),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
  messages: z
    .array(
      z.object({
        role: z.string(),
        content: z.union([z.string(), z.array(z.looseObject({ text: z.string() }))]),
      }),
    )
    .min(1),
});

export type ChatRequest = {
  model: string;
  messages: readonly { role: string; text: string }[];
  wantsUsage: boolean;
};

/** Throws a ZodError for a body that isn't a streaming chat completion. */
export function parseChatRequest(body: string): ChatRequest {
  const parsed = bodySchema.parse(JSON.parse(body));
  return {
    model: parsed.model,
    messages: parsed.messages.map(({ role, content }) => ({
      role,
      text: typeof content === "string" ? content : content.map((part) => part.text).join(""),
    })),
    wantsUsage: parsed.stream_options?.include_usage === true,
  };
}

/**
 * Repeats the first sentence of passage 1 of the prompt, and cites it. With `tokens`, goes on through the
 * passage, again from its start where needed, until it has that many tokens.
 */
export function answerFromPassage(request: ChatRequest, tokens?: number): string {
  const sentences = sentencesOf(firstPassage(request));
  if (sentences.length === 0) return "The sources that I was given do not cover this question.";
  let text = "";
  for (let i = 0; i < sentences.length || tokens !== undefined; i++) {
    text += `${i === 0 ? "" : " "}${cite(sentences[i % sentences.length] ?? "")}`;
    if (tokens === undefined || toTokens(text).length >= tokens) break;
  }
  return tokens === undefined ? text : toTokens(text).slice(0, tokens).join("");
}

/** Words with the white space before them: the pieces in which the mock streams. */
export function toTokens(text: string): string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

function firstPassage({ messages }: ChatRequest): string {
  const prompt = messages.map((message) => message.text).join("\n");
  const block = /<passage id="1"[^>]*>\n?([\s\S]*?)<\/passage>/.exec(prompt)?.[1] ?? "";
  return block.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function sentencesOf(text: string): string[] {
  const prose = text.split("\n").filter((line) => /^\p{L}.*\.$/u.test(line.trim()));
  return prose.flatMap((line) => line.trim().split(/(?<=\.)\s+(?=\p{Lu})/u));
}

const cite = (sentence: string): string => sentence.replace(/\.$/, " [1].");
