/**
 * Tries a model before it is chosen: reaches its server, asks which models it has, and lets the model write a line that
 * has nothing to do with anybody. What the server says is not passed on: only which kind of trouble it was.
 */
import type { ModelTestResult, ModelTrouble } from "#contracts/operator-model.ts";
import { createLanguageModel } from "./create-language-model.ts";
import { ModelFault } from "./language-model.ts";
import { type Listing, listModels } from "./list-models.ts";
import { type ModelConnection, type ModelProvider, modelAddress } from "./model-setting.ts";
import type { Patience } from "./patience.ts";

/** A local server may have to load the model first. */
const patience: Patience = { firstTokenMs: 120_000, idleMs: 30_000 };
const mostCharacters = 2000;
const harmless = {
  system: "You are being set up. Answer in English, in one line.",
  messages: [{ role: "user" as const, text: "Count from one to twelve in words." }],
  maxOutputTokens: 100,
};

export type Tried = {
  provider: ModelProvider;
  /** Null: only the server is tried. */
  model: string | null;
  connection: ModelConnection;
};

/** Rejects with the signal's reason alone. */
export async function tryModel(tried: Tried, signal: AbortSignal): Promise<ModelTestResult> {
  const { provider, model, connection } = tried;
  const listing = await listModels(provider, connection, signal);
  const told = {
    place: new URL(modelAddress(provider, connection.url)).host,
    reached: listing.kind === "answered",
    models: listing.kind === "answered" ? listing.models : null,
    answer: null,
  };
  const trouble = troubleOfListing(listing, model === null);
  if (trouble !== null) return { ...told, trouble, status: statusOf(listing) };
  if (model === null) return { ...told, trouble: null, status: null };
  try {
    const answer = await letWrite(provider, model, connection, signal);
    return { ...told, answer, trouble: null, status: null };
  } catch (fault) {
    signal.throwIfAborted();
    if (!(fault instanceof ModelFault)) throw fault;
    const status = fault.status ?? null;
    return { ...told, status, trouble: troubleOfCall(fault, { model, listing }) };
  }
}

const statusOf = (listing: Listing): number | null =>
  listing.kind === "answered" ? listing.status : null;

/** Null: go on. Not every server lists its models, so only what is sure ends the try here. */
function troubleOfListing(listing: Listing, isAll: boolean): ModelTrouble | null {
  if (listing.kind === "unanswered") return listing.trouble;
  const { status, models } = listing;
  if (status >= 300 && status < 400) return "redirected";
  if (status === 401 || status === 403) return "wrong-key";
  if (models !== null || !isAll) return null;
  if (status === 429) return "busy";
  return status >= 500 ? "server-fault" : "no-model-server";
}

async function letWrite(
  provider: ModelProvider,
  model: string,
  connection: ModelConnection,
  signal: AbortSignal,
): Promise<ModelTestResult["answer"]> {
  const asked = await createLanguageModel({ provider, model }, connection, patience);
  const startedAt = performance.now();
  const sinceStart = () => Math.round(performance.now() - startedAt);
  let firstWordMs: number | null = null;
  let pieces = 0;
  let characters = 0;
  for await (const part of asked.stream({ ...harmless, signal })) {
    if (part.type !== "text") continue;
    firstWordMs ??= sinceStart();
    pieces += 1;
    characters += part.text.length;
    if (characters > mostCharacters) break;
  }
  const totalMs = sinceStart();
  return { firstWordMs: firstWordMs ?? totalMs, totalMs, streams: pieces > 1 };
}

type About = { model: string; listing: Listing };

function troubleOfCall({ code, status }: ModelFault, about: About): ModelTrouble {
  switch (code) {
    case "model_busy":
      return "busy";
    case "model_timeout":
      return "silent";
    case "model_empty":
      return "no-text";
    case "model_malformed":
      return "not-streaming";
    case "model_cut":
      return "broke-off";
    case "model_unavailable":
      return status === undefined ? "unreachable" : "server-fault";
    case "model_refused":
      return troubleOfRefusal(status, about);
    default:
      return code satisfies never;
  }
}

function troubleOfRefusal(status: number | undefined, { model, listing }: About): ModelTrouble {
  const models = listing.kind === "answered" ? listing.models : null;
  const isListed = models?.some((name) => name === model || name === `${model}:latest`);
  if (status === 401 || status === 403) return "wrong-key";
  if (status !== undefined && status < 400) return "redirected";
  if (models !== null && !isListed) return "model-not-found";
  if (status === 404) return models === null ? "no-model-server" : "model-not-found";
  return "refused";
}
