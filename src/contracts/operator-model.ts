/** The operator's page about the model: what answers, what is saved, and how a model did when it was tried. */
import { z } from "zod";
import { modelTestIdSchema } from "./ids.ts";
import {
  addressOf,
  modelAddressSchema,
  modelKeySchema,
  modelNameSchema,
  modelProviderSchema,
  providerNeeds,
  runsAt,
} from "./model-choice.ts";

/** Who decides what a worker answers with: a setting where it is started, the operator, or nobody yet. */
export const chosenBySchema = z.enum(["environment", "operator", "nobody"]);
export type ChosenBy = z.infer<typeof chosenBySchema>;

/** What a running worker answers with. */
export const workersModelSchema = z.object({
  /** "library", or provider and model. */
  id: z.string(),
  /** The host that reads the questions; null for the library. */
  place: z.string().nullable(),
  chosenBy: chosenBySchema,
  /** What is saved can't be opened with this worker's secret: it answers from the library. */
  unreadable: z.boolean(),
});
export type WorkersModel = z.infer<typeof workersModelSchema>;

export const operatorModelSchema = z.object({
  /** Each thing that running workers answer with; empty when no worker runs. */
  inUse: z.array(workersModelSchema.extend({ workers: z.number().int().positive() })),
  saved: z
    .object({
      provider: modelProviderSchema,
      model: z.string(),
      address: z.string().nullable(),
      /** Whether there is a key, and its last four characters where it is long enough for that to tell nothing. */
      hasKey: z.boolean(),
      keyEnds: z.string().nullable(),
    })
    .nullable(),
  /** Something is saved, but sealed under a secret that is gone. */
  unreadable: z.boolean(),
});
export type OperatorModel = z.infer<typeof operatorModelSchema>;

const connection = z.object({
  provider: modelProviderSchema,
  address: modelAddressSchema.nullable().default(null),
  key: modelKeySchema.nullable().default(null),
  /** Use the key that is saved; only for the provider and the address that it was saved for. */
  keepKey: z.boolean().default(false),
});
type Connection = z.infer<typeof connection>;

function needsAddress(given: Connection): boolean {
  return addressOf(given) === null;
}
/** What people ask about their health doesn't cross the internet in clear. */
function isReadableOnTheWay(given: Connection): boolean {
  const address = addressOf(given);
  if (address === null) return false;
  const { protocol, host } = new URL(address);
  return protocol === "http:" && runsAt(host) === "elsewhere";
}
const inClear = { path: ["address"], message: "must begin with https: it is not on your network" };
const noAddress = { path: ["address"], message: "is needed for this kind of server" };

function needsKey({ provider, key, keepKey }: Connection): boolean {
  return providerNeeds[provider].key && key === null && !keepKey;
}
const noKey = { path: ["key"], message: "is needed: the provider gives you one" };

export const chooseModelBodySchema = connection
  .extend({ model: modelNameSchema })
  .refine((given) => !needsAddress(given), noAddress)
  .refine((given) => !isReadableOnTheWay(given), inClear)
  .refine((given) => !needsKey(given), noKey);
export type ChooseModelBody = z.infer<typeof chooseModelBodySchema>;

/** Without a model's name only the server is reached, and says which models it has. */
export const testModelBodySchema = connection
  .extend({ model: modelNameSchema.nullable().default(null) })
  .refine((given) => !needsAddress(given), noAddress)
  .refine((given) => !isReadableOnTheWay(given), inClear)
  .refine((given) => !needsKey(given), noKey);
export type TestModelBody = z.infer<typeof testModelBodySchema>;

/** What stood in the way, each with words of what to do in the page. Nothing of what the server said is told. */
export const modelTroubles = [
  "address-unknown",
  "connection-refused",
  "unreachable",
  "certificate",
  "redirected",
  "wrong-key",
  "no-model-server",
  "model-not-found",
  "refused",
  "busy",
  "server-fault",
  "silent",
  "no-text",
  "not-streaming",
  "broke-off",
] as const;
export const modelTroubleSchema = z.enum(modelTroubles);
export type ModelTrouble = z.infer<typeof modelTroubleSchema>;

export const modelTestResultSchema = z.object({
  trouble: modelTroubleSchema.nullable(),
  /** The HTTP status that said so, where there was one. */
  status: z.number().int().nullable(),
  /** Something that speaks HTTP answered at the address. */
  reached: z.boolean(),
  /** The models that the server says it has; null when it doesn't say. */
  models: z.array(z.string()).nullable(),
  /** Null unless the model wrote something. */
  answer: z
    .object({
      firstWordMs: z.number().int(),
      totalMs: z.number().int(),
      /** It came in pieces, as it was written. */
      streams: z.boolean(),
    })
    .nullable(),
  /** The host that was asked. */
  place: z.string(),
});
export type ModelTestResult = z.infer<typeof modelTestResultSchema>;

export const modelTestSchema = z.object({
  id: modelTestIdSchema,
  /** `waiting`: no worker has taken it yet. */
  state: z.enum(["waiting", "running", "done"]),
  result: modelTestResultSchema.nullable(),
});
export type ModelTest = z.infer<typeof modelTestSchema>;
