/** Which language model writes the answers, and where it runs: what can be chosen, and what a choice needs. */
import { z } from "zod";

export const modelProviders = [
  "ollama",
  "openai-compatible",
  "openai",
  "anthropic",
  "google",
] as const;
export const modelProviderSchema = z.enum(modelProviders);
export type ModelProvider = z.infer<typeof modelProviderSchema>;

/** Where each provider is reached when no address is given; null: one must be. */
export const providerNeeds = {
  ollama: { address: "http://127.0.0.1:11434/v1", key: false },
  "openai-compatible": { address: null, key: false },
  openai: { address: "https://api.openai.com/v1", key: true },
  anthropic: { address: "https://api.anthropic.com/v1", key: true },
  google: { address: "https://generativelanguage.googleapis.com/v1beta", key: true },
} as const satisfies Record<ModelProvider, { address: string | null; key: boolean }>;

/** Nothing but where it is: a key belongs into its own field, and what follows a "?" would be cut off. */
export const modelAddressSchema = z
  .string()
  .trim()
  .max(500)
  .refine(isPlainAddress, "must be an http or https address, such as http://127.0.0.1:8080/v1");

export const modelNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\S+$/, "must be a name without spaces, such as llama3.2");

/** As it goes into a header. */
export const modelKeySchema = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^[\x21-\x7e]+$/, "must be the key alone, without spaces");

/** As it is sealed; the key leaves the server towards the model alone. */
export const modelChoiceSchema = z.object({
  provider: modelProviderSchema,
  model: modelNameSchema,
  /** Null for the provider's own. */
  address: modelAddressSchema.nullable(),
  key: modelKeySchema.nullable(),
});
export type ModelChoice = z.infer<typeof modelChoiceSchema>;

/** The address that is called; null where one is missing. */
export function addressOf({ provider, address }: Pick<ModelChoice, "provider" | "address">) {
  return address ?? providerNeeds[provider].address;
}

/** Where a model runs, as far as its address tells. */
export type RunsAt = "this-machine" | "near" | "elsewhere";

/** @param place a host, with or without its port */
export function runsAt(place: string): RunsAt {
  const host = hostOf(place);
  if (/^(localhost|127(\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)$/.test(host)) {
    return "this-machine";
  }
  return isPrivateNumber(host) || isPrivateName(host) ? "near" : "elsewhere";
}

function hostOf(place: string): string {
  return URL.canParse(`http://${place}`) ? new URL(`http://${place}`).hostname : place;
}

/** RFC 1918, 3927, 4193, 4291 and, for private networks over the internet, 6598. */
function isPrivateNumber(host: string): boolean {
  const numbers =
    /^(10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/;
  return numbers.test(host) || /^\[f(c|d|e[89ab])[0-9a-f]*:/.test(host);
}

/** Names that no public server has: one word, or one of the endings kept for private networks. */
function isPrivateName(host: string): boolean {
  return !/[.:]/.test(host) || /\.(local|lan|home|internal|home\.arpa|ts\.net)$/.test(host);
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => !part);
}
