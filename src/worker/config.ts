/** The worker's settings: environment → typed config and, apart, secrets; all faults at once. */
import { resolve } from "node:path";
import { z } from "zod";
import type { Setting } from "#platform/env.ts";
import type { LogLevel } from "#platform/logger.ts";
import {
  checkServiceSettings,
  type Env,
  readCheckedSettings,
  type SettingsCheck,
  serviceSettings,
} from "#platform/service-settings.ts";
import type { TracingSettings } from "#platform/tracing/open-tracing.ts";
import {
  type ModelSetting,
  modelConnectionFaults,
  modelSettingExpected,
  modelSettingSchema,
} from "./language-model/model-setting.ts";

const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

export const workerSettings = {
  ...serviceSettings,
  model: {
    name: "HEALIFY_MODEL",
    meaning:
      "What writes the answers: the library alone, or a language model over it. When it is not set, the operator chooses in the app.",
    shownDefault: "what the operator chose, else library",
    expected: modelSettingExpected,
    schema: modelSettingSchema,
  },
  modelUrl: {
    name: "HEALIFY_MODEL_URL",
    meaning: "The model server's address, where it isn't the provider's own.",
    expected: "a URL such as http://127.0.0.1:8080/v1",
    schema: z
      .url({ protocol: /^https?$/ })
      .optional()
      .transform((value) => value ?? null),
  },
  modelKey: {
    name: "HEALIFY_MODEL_KEY",
    meaning: "The key for the model's provider.",
    expected: "the key that the provider gave you",
    schema: text,
    secret: true,
  },
  modelPatience: {
    name: "HEALIFY_MODEL_PATIENCE",
    meaning: "After how many seconds of silence a model's call is given up and tried again.",
    shownDefault:
      "180 before the first word, 60 after it; for OpenAI, Anthropic and Google 60 and 30",
    expected: "a whole number of seconds from 1 to 3600",
    schema: z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .transform(Number)
      .refine((seconds) => seconds <= 3600)
      .transform((seconds) => seconds * 1000)
      .optional()
      .transform((ms) => ms ?? null),
  },
  modelWindow: {
    name: "HEALIFY_MODEL_WINDOW",
    meaning: "How many tokens the model reads and writes in all; earlier messages are cut to fit.",
    shownDefault: "4096; for OpenAI, Anthropic and Google 32768",
    expected: "a whole number from 3000 to 2000000",
    schema: z
      .string()
      .regex(/^[1-9]\d{3,6}$/)
      .transform(Number)
      .refine((tokens) => tokens >= 3000 && tokens <= 2_000_000)
      .optional()
      .transform((tokens) => tokens ?? null),
  },
  answerLimit: {
    name: "HEALIFY_MODEL_ANSWER_LIMIT",
    meaning:
      "How many characters of one answer are taken before a model that doesn't stop is left.",
    shownDefault: "30000",
    expected: "a whole number from 1000 to 10000000",
    schema: z
      .string()
      .regex(/^[1-9]\d{3,7}$/)
      .transform(Number)
      .refine((characters) => characters <= 10_000_000)
      .default(30_000),
  },
  concurrency: {
    name: "HEALIFY_WORKER_CONCURRENCY",
    meaning: "How many questions one worker answers at a time.",
    shownDefault: "64",
    expected: "a whole number from 1 to 1000",
    schema: z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .transform(Number)
      .refine((count) => count <= 1000)
      .default(64),
  },
  port: {
    name: "HEALIFY_WORKER_PORT",
    meaning: "A port for a worker's own /livez and /metrics. None by default.",
    expected: "a port from 1 to 65535",
    schema: z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .optional()
      .transform((port) => port ?? null),
  },
} satisfies Record<string, Setting<unknown>>;

export type WorkerConfig = {
  mode: "embedded" | "distributed";
  /** Absolute. */
  dataDir: string;
  /** Absolute. */
  libraryFolder: string;
  /** Null: what the operator chose. */
  model: ModelSetting | null;
  modelUrl: string | null;
  /** How long a model may be silent; null: as long as its provider's models are known to be. */
  modelPatienceMs: number | null;
  /** Tokens; null: as many as its provider's models are known to read. */
  modelWindow: number | null;
  /** Characters; several times what an answer is asked to have. */
  answerLimit: number;
  concurrency: number;
  port: number | null;
  logLevel: LogLevel;
  tracing: TracingSettings;
};

export type WorkerSecrets = {
  secret: string | null;
  previousSecret: string | null;
  databaseUrl: string | null;
  rabbitmqUrl: string | null;
  redisUrl: string | null;
  /** For the collector of traces. */
  otlpHeaders: Readonly<Record<string, string>>;
  modelKey: string | null;
};

/** Throws SettingsFault with everything that is wrong. */
export function readWorkerSettings(env: Env): { config: WorkerConfig; secrets: WorkerSecrets } {
  const values = readCheckedSettings(workerSettings, env, checkServiceSettings, checkModel);
  const dataDir = resolve(values.dataDir);
  const { secret, previousSecret, databaseUrl, rabbitmqUrl, redisUrl } = values;
  const { otlpHeaders, modelKey } = values;
  const servers = { databaseUrl, rabbitmqUrl, redisUrl };
  return {
    config: {
      mode: databaseUrl ? "distributed" : "embedded",
      dataDir,
      libraryFolder: resolve(values.libraryFolder ?? `${dataDir}/library`),
      model: values.model,
      modelUrl: values.modelUrl,
      modelPatienceMs: values.modelPatience,
      modelWindow: values.modelWindow,
      answerLimit: values.answerLimit,
      concurrency: values.concurrency,
      port: values.port,
      logLevel: values.logLevel,
      tracing: { share: values.traceShare, endpoint: values.otlpEndpoint },
    },
    secrets: { secret, previousSecret, ...servers, otlpHeaders, modelKey },
  };
}

const checkModel: SettingsCheck = (env) => {
  const model = modelSettingSchema.safeParse(env[workerSettings.model.name] || undefined);
  if (!model.success || model.data === null) return [];
  return modelConnectionFaults(model.data, {
    url: env[workerSettings.modelUrl.name] || undefined,
    key: env[workerSettings.modelKey.name] || undefined,
  });
};
