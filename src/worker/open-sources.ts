/** The library and the model that the settings name. The model's packages are loaded only when one is configured. */
import { mkdirSync } from "node:fs";
import { type Library, openLibrary } from "#library/library.ts";
import { ensureStarterLibrary } from "#library/starter-library.ts";
import type { WorkerConfig, WorkerSecrets } from "./config.ts";
import { createLanguageModel } from "./language-model/create-language-model.ts";
import type { LanguageModel } from "./language-model/language-model.ts";

export async function openConfiguredLibrary({ libraryFolder }: WorkerConfig): Promise<Library> {
  mkdirSync(libraryFolder, { recursive: true });
  await ensureStarterLibrary(libraryFolder);
  return openLibrary(libraryFolder);
}

/** Null: answers come from the library alone. */
export async function openConfiguredModel(
  { model, modelUrl, modelPatienceMs }: WorkerConfig,
  { modelKey }: WorkerSecrets,
): Promise<LanguageModel | null> {
  if (model.provider === "library") return null;
  const connection = { url: modelUrl ?? undefined, key: modelKey ?? undefined };
  if (modelPatienceMs === null) return createLanguageModel(model, connection);
  const patience = { firstTokenMs: modelPatienceMs, idleMs: modelPatienceMs };
  return createLanguageModel(model, connection, patience);
}
