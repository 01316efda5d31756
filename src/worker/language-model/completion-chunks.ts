/** Reads the stream of a chat completion: server-sent events, each a chunk of the answer as JSON, `[DONE]` at last. */
import { createParser } from "eventsource-parser";
import { z } from "zod";
import { ModelFault, type ModelPart } from "./language-model.ts";

/** Of one event: many times what a server puts into one, and a bound on what is kept of one that never ends. */
const longestEvent = 1_000_000;

const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            // What a model thinks to itself, by the names that servers give it.
            reasoning: z.unknown(),
            reasoning_content: z.unknown(),
          })
          .partial()
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .optional(),
  usage: z
    .object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() })
    .nullish(),
  /** A fault that the provider tells in the stream. */
  error: z.union([z.string(), z.looseObject({})]).nullish(),
});

export class CompletionChunks {
  readonly #parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ data }) => this.#read(data),
    onError: ({ type }) => {
      if (type === "max-buffer-size-exceeded") throw new ModelFault("model_malformed");
    },
  });
  #text = "";
  #wrote = false;
  #finishReason: string | null = null;
  #usage = { inputTokens: 0, outputTokens: 0 };
  #done = false;
  #alive = false;

  /** Nothing more belongs to the answer. */
  get done(): boolean {
    return this.#done;
  }

  /**
   * Whether the model did something: wrote, thought, or ended. Comments and empty beginnings are the server's alone.
   * Throws a ModelFault for what can't be read, and for a fault that the provider tells.
   */
  feed(text: string): boolean {
    this.#alive = false;
    this.#parser.feed(text);
    return this.#alive;
  }

  /** The text that came since it was last taken; often that of several chunks. */
  takeText(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }

  /** What the whole answer used. Throws a ModelFault when nobody said that it was over, or when it had no text. */
  finish(): ModelPart {
    if (this.#finishReason === null || this.#finishReason === "error") {
      throw new ModelFault("model_cut");
    }
    if (!this.#wrote) {
      throw new ModelFault(
        this.#finishReason === "content_filter" ? "model_refused" : "model_empty",
      );
    }
    return { type: "usage", ...this.#usage };
  }

  #read(data: string): void {
    if (this.#done) return;
    if (data === "[DONE]") {
      this.#done = true;
      return;
    }
    const { choice, usage } = readChunk(data);
    const text = choice?.delta?.content ?? "";
    const thought = choice?.delta?.reasoning || choice?.delta?.reasoning_content;
    this.#text += text;
    this.#wrote ||= text.trim() !== "";
    // Some servers send an empty one with every chunk.
    this.#finishReason = choice?.finish_reason || this.#finishReason;
    this.#alive ||= text !== "" || Boolean(thought) || this.#finishReason !== null;
    if (usage) {
      this.#usage = {
        inputTokens: usage.prompt_tokens ?? 0,
        outputTokens: usage.completion_tokens ?? 0,
      };
    }
  }
}

function readChunk(data: string) {
  const { success, data: chunk } = chunkSchema.safeParse(parseJson(data));
  if (!success) throw new ModelFault("model_malformed");
  if (chunk.error != null) throw new ModelFault("model_unavailable");
  if (chunk.choices === undefined) throw new ModelFault("model_malformed");
  return { choice: chunk.choices[0], usage: chunk.usage };
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new ModelFault("model_malformed");
  }
}
