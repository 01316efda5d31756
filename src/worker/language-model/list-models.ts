/** Asks a model server which models it has: the quickest way to learn whether it is there and takes the key. */
import { z } from "zod";
import type { ModelTrouble } from "#contracts/operator-model.ts";
import { type ModelConnection, type ModelProvider, modelAddress } from "./model-setting.ts";

const withinMs = 10_000;
const mostBytes = 4_000_000;
const mostModels = 500;

export type Listing =
  /** `models` is null when what came can't be read as a list. */
  | { kind: "answered"; status: number; models: string[] | null }
  | { kind: "unanswered"; trouble: ModelTrouble };

/** Follows no redirect: the key is for this address alone. Rejects with the signal's reason alone. */
export async function listModels(
  provider: ModelProvider,
  { url, key }: ModelConnection,
  signal: AbortSignal,
): Promise<Listing> {
  const late = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(`${modelAddress(provider, url).replace(/\/+$/, "")}/models`, {
      headers: headersOf(provider, key),
      redirect: "manual",
      signal: AbortSignal.any([late, signal]),
    });
    const models = response.ok ? namesIn(await readBounded(response)) : null;
    if (!response.ok) await response.body?.cancel();
    return { kind: "answered", status: response.status, models };
  } catch (fault) {
    signal.throwIfAborted();
    return { kind: "unanswered", trouble: late.aborted ? "silent" : troubleOf(fault) };
  }
}

function headersOf(provider: ModelProvider, key: string | undefined): Record<string, string> {
  if (key === undefined) return {};
  if (provider === "anthropic") return { "x-api-key": key, "anthropic-version": "2023-06-01" };
  if (provider === "google") return { "x-goog-api-key": key };
  return { authorization: `Bearer ${key}` };
}

async function readBounded(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > mostBytes) return "";
  }
  return text;
}

/** OpenAI's and Anthropic's form, and Google's, whose names begin with "models/". */
const listSchema = z.union([
  z.object({ data: z.array(z.object({ id: z.string() })) }),
  z.object({ models: z.array(z.object({ name: z.string() })) }),
]);

function namesIn(text: string): string[] | null {
  const list = listSchema.safeParse(parseJson(text)).data;
  if (!list) return null;
  const names =
    "data" in list
      ? list.data.map(({ id }) => id)
      : list.models.map(({ name }) => name.replace(/^models\//, ""));
  // Only what can be a model's name: the text is a stranger's.
  const plain = names.filter((name) => /^[\w./:@+-]{1,200}$/.test(name));
  return [...new Set(plain)].sort().slice(0, mostModels);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const troubles: Readonly<Record<string, ModelTrouble>> = {
  ENOTFOUND: "address-unknown",
  EAI_AGAIN: "address-unknown",
  ECONNREFUSED: "connection-refused",
  ETIMEDOUT: "unreachable",
  UND_ERR_CONNECT_TIMEOUT: "unreachable",
  CERT_HAS_EXPIRED: "certificate",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate",
};

/** fetch() hides what happened in the cause. */
function troubleOf(fault: unknown): ModelTrouble {
  const cause = fault instanceof Error ? fault.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (/^ERR_(TLS|SSL)_/.test(code)) return "certificate";
  return troubles[code] ?? "unreachable";
}
