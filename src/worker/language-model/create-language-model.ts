/** Chooses the adapter for a model's provider. Only the one that is asked for is loaded. */
import type { LanguageModel } from "./language-model.ts";
import type { ModelConnection, ModelProvider, ModelSetting } from "./model-setting.ts";
import type { Patience } from "./patience.ts";

const hosted: Patience = { firstTokenMs: 60_000, idleMs: 30_000 };
const local: Patience = { firstTokenMs: 180_000, idleMs: 60_000 };
const patienceOf: Record<ModelProvider, Patience> = {
  openai: hosted,
  anthropic: hosted,
  google: hosted,
  ollama: local,
  "openai-compatible": local,
};

/** For a setting whose connection is complete (see modelConnectionFaults). Connections are kept between calls. */
export async function createLanguageModel(
  { provider, model }: Exclude<ModelSetting, { provider: "library" }>,
  connection: ModelConnection,
  patience: Patience = patienceOf[provider],
): Promise<LanguageModel> {
  if (provider === "ollama" || provider === "openai-compatible") {
    const { createChatCompletionsModel } = await import("./language-model-chat-completions.ts");
    return createChatCompletionsModel({ provider, model }, connection, patience);
  }
  const { createAiSdkModel } = await import("./language-model-ai-sdk.ts");
  return createAiSdkModel({ provider, model }, connection, patience);
}
