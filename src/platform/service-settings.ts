/** Settings that the gateway and the worker share: where the infrastructure is, and what guards it. */
import { z } from "zod";
import { readSettings, type Setting, SettingsFault, type SettingValues } from "./env.ts";
import type { LogLevel } from "./logger.ts";
import { tracingFaults, tracingSettings } from "./tracing/tracing-settings.ts";

export type Env = Readonly<Record<string, string | undefined>>;
/** Says what is wrong with several settings together, one line each; an empty list when nothing is. */
export type SettingsCheck = (env: Env) => string[];

const minSecretLength = 32;
const minDistinctCharacters = 10;
/** Words that mark a secret copied from an example. */
const exampleWords = /change.?me|your.?secret|example|default|password|secretsecret|12345678/i;

const url = (...protocols: readonly string[]) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))
    .optional()
    .transform((text) => text ?? null);

const strongSecret = z
  .string()
  .refine(isStrongSecret)
  .optional()
  .transform((text) => text ?? null);

const secretExpected =
  "at least 32 random characters that are not taken from an example, such as the output of `openssl rand -base64 32`";

export const serviceSettings = {
  dataDir: {
    name: "HEALIFY_DATA_DIR",
    meaning:
      "The folder that holds the database of embedded mode, the library and the mails that were not sent.",
    shownDefault: "./data",
    expected: "the path of a folder",
    schema: z.string().default("./data"),
  },
  libraryFolder: {
    name: "HEALIFY_LIBRARY",
    meaning: "The folder of the library; inside the data folder by default.",
    expected: "the path of a folder",
    schema: z
      .string()
      .optional()
      .transform((path) => path ?? null),
  },
  secret: {
    name: "HEALIFY_SECRET",
    meaning:
      "What everything sealed depends on. Made once in embedded mode; must be set in distributed mode, the same for every process.",
    expected: secretExpected,
    schema: strongSecret,
    secret: true,
  },
  previousSecret: {
    name: "HEALIFY_SECRET_PREVIOUS",
    meaning: "The secret before the present one, during a rotation: it still opens what it sealed.",
    expected: "the secret that was used before",
    schema: z
      .string()
      .optional()
      .transform((text) => text ?? null),
    secret: true,
  },
  databaseUrl: {
    name: "HEALIFY_DATABASE_URL",
    meaning: "Postgres, for distributed mode. Without it Healify runs embedded, over SQLite.",
    expected: "a URL such as postgres://user:password@host:5432/healify",
    schema: url("postgres:", "postgresql:"),
    secret: true,
  },
  rabbitmqUrl: {
    name: "HEALIFY_RABBITMQ_URL",
    meaning: "RabbitMQ, for distributed mode.",
    expected: "a URL such as amqp://user:password@host:5672",
    schema: url("amqp:", "amqps:"),
    secret: true,
  },
  redisUrl: {
    name: "HEALIFY_REDIS_URL",
    meaning: "Redis, for distributed mode.",
    expected: "a URL such as redis://host:6379",
    schema: url("redis:", "rediss:"),
    secret: true,
  },
  logLevel: {
    name: "HEALIFY_LOG_LEVEL",
    meaning: "How much is logged; `healify start` logs from warn on.",
    shownDefault: "info",
    expected: "one of silent, error, warn, info, debug",
    schema: z
      .enum(["silent", "error", "warn", "info", "debug"] satisfies LogLevel[])
      .default("info"),
  },
  ...tracingSettings,
} satisfies Record<string, Setting<unknown>>;

/** Short, monotonous or copied from an example: not a secret (OWASP ASVS 13.3.1). */
function isStrongSecret(secret: string): boolean {
  return (
    secret.length >= minSecretLength &&
    new Set(secret).size >= minDistinctCharacters &&
    !exampleWords.test(secret)
  );
}

const distributedUrls = [
  serviceSettings.databaseUrl,
  serviceSettings.rabbitmqUrl,
  serviceSettings.redisUrl,
].map(({ name }) => name);

export const checkServiceSettings: SettingsCheck = (env) => [
  ...distributedFaults(env),
  ...tracingFaults(env),
];

/** Distributed mode needs all three servers and a secret. */
const distributedFaults: SettingsCheck = (env) => {
  const present = distributedUrls.filter((name) => env[name]);
  if (present.length === 0) return [];
  const faults = distributedUrls
    .filter((name) => !env[name])
    .map(
      (name) =>
        `${name} is not set, but ${present.join(" and ")} ${present.length > 1 ? "are" : "is"}: distributed mode needs all three, embedded mode none`,
    );
  const secretName = serviceSettings.secret.name;
  if (!env[secretName]) {
    faults.push(`${secretName} is not set: distributed mode needs ${secretExpected}`);
  }
  return faults;
};

/** A service of its own, over a folder, would be alone: throws SettingsFault. `service` as in "a gateway". */
export function requireDistributed(databaseUrl: string | null, service: string): void {
  if (databaseUrl !== null) return;
  const { name, expected } = serviceSettings.databaseUrl;
  throw new SettingsFault([
    `${name} is not set: ${service} of its own needs ${expected}. To run everything in one process, use \`healify start\`.`,
  ]);
}

/** Like readSettings, with the faults of settings that contradict each other beside the rest. Throws SettingsFault. */
export function readCheckedSettings<S extends Record<string, Setting<unknown>>>(
  settings: S,
  env: Env,
  ...checks: readonly SettingsCheck[]
): SettingValues<S> {
  const contradictions = checks.flatMap((check) => check(env));
  try {
    const values = readSettings(settings, env);
    if (contradictions.length === 0) return values;
  } catch (fault) {
    if (!(fault instanceof SettingsFault)) throw fault;
    throw new SettingsFault([...fault.faults, ...contradictions]);
  }
  throw new SettingsFault(contradictions);
}
