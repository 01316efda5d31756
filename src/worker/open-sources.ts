/** The library and the model that the settings name. The model's packages are loaded only when one is configured. */
import { mkdirSync } from "node:fs";
import { type Library, openLibrary } from "#library/library.ts";
import { ensureStarterLibrary, starterTopics } from "#library/starter-library.ts";
import type { WorkerConfig, WorkerSecrets } from "./config.ts";
import { createLanguageModel } from "./language-model/create-language-model.ts";
import type { LanguageModel } from "./language-model/language-model.ts";
import type { ModelProvider } from "./language-model/model-setting.ts";

export async function openConfiguredLibrary(
  { libraryFolder }: WorkerConfig,
  onDamagedSignOffs: (file: string) => void,
): Promise<Library> {
  mkdirSync(libraryFolder, { recursive: true });
  await ensureStarterLibrary(libraryFolder, starterTopics, onDamagedSignOffs);
  return openLibrary(libraryFolder);
}

/** Null: answers come from the library alone. */
export async function openConfiguredModel(
  { model, modelUrl, modelPatienceMs, modelWindow, answerLimit }: WorkerConfig,
  { modelKey }: WorkerSecrets,
): Promise<LanguageModel | null> {
  if (model.provider === "library") return null;
  const connection = { url: modelUrl ?? undefined, key: modelKey ?? undefined };
  const patience =
    modelPatienceMs === null
      ? undefined
      : { firstTokenMs: modelPatienceMs, idleMs: modelPatienceMs };
  const opened = await createLanguageModel(model, connection, patience);
  return { ...opened, windowTokens: modelWindow ?? windowOf[model.provider], answerLimit };
}

/** Tokens. A local server often reads no more unless it is told to; what the hosted ones read is far more than used. */
const windowOf = {
  openai: 32_768,
  anthropic: 32_768,
  google: 32_768,
  ollama: 4096,
  "openai-compatible": 4096,
} satisfies Record<ModelProvider, number>;
