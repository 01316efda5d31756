/** HEALIFY_MODEL, HEALIFY_MODEL_URL and HEALIFY_MODEL_KEY: which model answers, where, and with which key. */
import { z } from "zod";
import { type ModelProvider, modelProviders, providerNeeds } from "#contracts/model-choice.ts";

export type { ModelProvider } from "#contracts/model-choice.ts";

/** "library": answers are quoted from the library, and no model is asked. */
export type ModelSetting = { provider: "library" } | { provider: ModelProvider; model: string };

/** What would be right, for the fault and the settings table. */
export const modelSettingExpected =
  "library, openai/<model>, anthropic/<model>, google/<model>, ollama/<model> or openai-compatible/<model>, such as ollama/llama3.2";

export type ParsedModelSetting = { ok: true; setting: ModelSetting } | { ok: false; fault: string };

/** Reads `library` or `provider/model`; a model's name may hold slashes itself. */
export function parseModelSetting(text: string): ParsedModelSetting {
  const trimmed = text.trim();
  if (trimmed === "library") return { ok: true, setting: { provider: "library" } };
  const slash = trimmed.indexOf("/");
  const provider = modelProviders.find((name) => name === trimmed.slice(0, Math.max(slash, 0)));
  const model = trimmed.slice(slash + 1).trim();
  if (provider === undefined || model === "" || /\s/.test(model)) {
    return { ok: false, fault: `HEALIFY_MODEL must be ${modelSettingExpected}` };
  }
  return { ok: true, setting: { provider, model } };
}

/** The same as a schema for the settings of a service; null when it is not set. */
export const modelSettingSchema = z
  .string()
  .optional()
  .transform((text, context): ModelSetting | null => {
    if (text === undefined) return null;
    const parsed = parseModelSetting(text);
    if (parsed.ok) return parsed.setting;
    context.addIssue(parsed.fault);
    return z.NEVER;
  });

/** What a model may use to think first, on top of the text that is shown: providers count it as output. */
export const thinkingTokens = 2048;

export type ModelConnection = { url?: string | undefined; key?: string | undefined };

/** What is missing beside a well-formed setting; one line each, none when it is complete. */
export function modelConnectionFaults(setting: ModelSetting, given: ModelConnection): string[] {
  if (setting.provider === "library") return [];
  const { address: url, key: needsKey } = providerNeeds[setting.provider];
  const faults: string[] = [];
  if (given.url === undefined && url === null) {
    faults.push(
      `HEALIFY_MODEL_URL is not set: ${setting.provider} needs the address of an OpenAI-compatible server, such as http://127.0.0.1:8080/v1`,
    );
  }
  if (given.url !== undefined && !isHttpAddress(given.url)) {
    faults.push(
      "HEALIFY_MODEL_URL must be an http or https address, such as http://127.0.0.1:8080/v1",
    );
  }
  if (given.key === undefined && needsKey) {
    faults.push(`HEALIFY_MODEL_KEY is not set: ${setting.provider} needs an API key`);
  }
  return faults;
}

/** The address that is called. Throws when modelConnectionFaults would name one. */
export function modelAddress(provider: ModelProvider, url: string | undefined): string {
  const address = url ?? providerNeeds[provider].address;
  if (address === null) throw new Error(`${provider} has no address`);
  return address;
}

function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
