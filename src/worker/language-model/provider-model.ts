/** Makes the AI SDK's model for a setting. Address and key are always given, so that it reads no variables of its own. */
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { ModelProvider } from "./model-setting.ts";

/** The others speak the common protocol: language-model-chat-completions.ts. */
export type SdkProvider = Exclude<ModelProvider, "ollama" | "openai-compatible">;

type Connection = { baseURL: string; apiKey: string };
type MakeModel = (model: string, connection: Connection) => LanguageModelV4;

export const makeModel: Record<SdkProvider, MakeModel> = {
  // Chat completions rather than responses: OpenAI doesn't keep these unless it is asked to.
  openai: (model, connection) => createOpenAI({ ...connection, fetch: stay }).chat(model),
  anthropic: (model, connection) =>
    createAnthropic({ ...connection, fetch: stay }).languageModel(model),
  google: (model, connection) => createGoogle({ ...connection, fetch: stay }).languageModel(model),
};

/** Questions and key go to the address that was chosen, and nowhere that it points to. */
const stay: typeof fetch = (input, init) => fetch(input, { ...init, redirect: "error" });
