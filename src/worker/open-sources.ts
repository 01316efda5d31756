/** The library and the model that the settings name. The model's packages are loaded only when one is configured. */
import { mkdirSync } from "node:fs";
import type { ModelProvider } from "#contracts/model-choice.ts";
import type { Schema } from "#database/schema.ts";
import { type Library, openLibrary } from "#library/library.ts";
import { ensureStarterLibrary, starterTopics } from "#library/starter-library.ts";
import type { Database } from "#platform/database/database.ts";
import type { MasterKeys } from "#vault/master-keys.ts";
import type { WorkerConfig, WorkerSecrets } from "./config.ts";
import { createLanguageModel } from "./language-model/create-language-model.ts";
import type { LanguageModel } from "./language-model/language-model.ts";
import type { ModelConnection, ModelSetting } from "./language-model/model-setting.ts";
import { fixedModel, followChosenModel, type ModelInUse } from "./model-in-use.ts";

export async function openConfiguredLibrary(
  { libraryFolder }: WorkerConfig,
  onDamagedSignOffs: (file: string) => void,
): Promise<Library> {
  mkdirSync(libraryFolder, { recursive: true });
  await ensureStarterLibrary(libraryFolder, starterTopics, onDamagedSignOffs);
  return openLibrary(libraryFolder);
}

/** What the settings name; where they name nothing, what the operator chooses. */
export async function openModelInUse(
  config: WorkerConfig,
  { modelKey }: WorkerSecrets,
  { database, keys }: { database: Database<Schema>; keys: MasterKeys },
): Promise<ModelInUse> {
  const { model, modelUrl } = config;
  if (model === null) {
    return followChosenModel({
      database,
      keys,
      open: ({ provider, model: name, address, key }) =>
        open(config, { provider, model: name }, given(address, key)),
    });
  }
  if (model.provider === "library") return fixedModel(null);
  return fixedModel(await open(config, model, given(modelUrl, modelKey)));
}

const given = (url: string | null, key: string | null): ModelConnection => ({
  url: url ?? undefined,
  key: key ?? undefined,
});

async function open(
  { modelPatienceMs, modelWindow, answerLimit }: WorkerConfig,
  model: Exclude<ModelSetting, { provider: "library" }>,
  connection: ModelConnection,
): Promise<LanguageModel> {
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
