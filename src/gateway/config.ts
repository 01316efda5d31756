/** The gateway's settings: environment → typed config and, apart, secrets; all faults at once. */
import { isIP } from "node:net";
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
import { defaultSigningDays } from "./auth/lifetimes.ts";
import {
  type CaptchaConfig,
  captchaConfig,
  captchaSettings,
  checkCaptcha,
} from "./captcha-settings.ts";
import {
  checkProvider,
  type ProviderConfig,
  providerConfig,
  providerSettings,
} from "./oidc/provider-settings.ts";

const count = (otherwise: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .default(otherwise);

const limit = (name: string, meaning: string, otherwise: number) => ({
  name,
  meaning,
  shownDefault: String(otherwise),
  expected: "a whole number from 1 to 999999",
  schema: count(otherwise),
});

export const gatewaySettings = {
  ...serviceSettings,
  port: {
    name: "PORT",
    meaning: "The port that the gateway listens on; 0 takes a free one.",
    shownDefault: "3000",
    expected: "a port from 0 to 65535",
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535)
      .default(3000),
  },
  host: {
    name: "HOST",
    meaning: "The address that the gateway listens on; 0.0.0.0 for all.",
    shownDefault: "127.0.0.1",
    expected: "a host name or an IP address without a port",
    schema: z
      .string()
      .refine((host) => isIP(host) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host))
      .default("127.0.0.1"),
  },
  publicUrl: {
    name: "HEALIFY_PUBLIC_URL",
    meaning:
      "The address that people open, when it isn't this machine's own. Over https cookies are bound to it, and links in mails are built from it.",
    expected: "an address without a path, such as https://healify.example.org",
    schema: z
      .string()
      .refine(isOrigin)
      .optional()
      .transform((text) => (text ? new URL(text).origin : null)),
  },
  smtpUrl: {
    name: "HEALIFY_SMTP_URL",
    meaning: "A mail server. With it, an e-mail address is verified before an account can be used.",
    expected: "a URL such as smtps://user:password@mail.example.org",
    schema: z
      .string()
      .refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol))
      .optional()
      .transform((text) => text ?? null),
    secret: true,
  },
  mailFrom: {
    name: "HEALIFY_MAIL_FROM",
    meaning: "The sender of mails; needed with HEALIFY_SMTP_URL.",
    expected: "an address such as healify@example.org or Healify <healify@example.org>",
    schema: z
      .string()
      .regex(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/)
      .optional()
      .transform((text) => text ?? null),
  },
  trustedProxies: {
    name: "HEALIFY_TRUSTED_PROXIES",
    meaning:
      "Proxies whose X-Forwarded-* headers are believed: addresses or networks, separated by commas. None by default.",
    expected: "addresses or networks such as 10.0.0.0/8, 192.168.1.4",
    schema: z
      .string()
      .transform((text) => text.split(",").map((part) => part.trim()))
      .refine((parts) => parts.every(isNetwork))
      .default([]),
  },
  signUp: {
    name: "HEALIFY_SIGN_UP",
    meaning: "Whether new people may sign up: everybody, whoever was invited, or nobody.",
    shownDefault: "open",
    expected: "open, invited or closed",
    schema: z.enum(["open", "invited", "closed"]).default("open"),
  },
  signInsPerMinute: limit(
    "HEALIFY_LIMIT_SIGN_INS",
    "Successful sign-ins per account and minute.",
    30,
  ),
  failedSignInsPerMinute: limit(
    "HEALIFY_LIMIT_FAILED_SIGN_INS",
    "Failed sign-ins per account and minute, and in a row (at most 50) before each further one has to wait.",
    10,
  ),
  signUpsPerMinute: limit(
    "HEALIFY_LIMIT_SIGN_UPS",
    "Sign-ups per network (IPv4 address, IPv6 /64) and minute.",
    300,
  ),
  networkFailuresPerMinute: limit(
    "HEALIFY_LIMIT_NETWORK_FAILED_SIGN_INS",
    "Failed sign-ins per network (IPv4 address, IPv6 /64) and minute, over all accounts.",
    1000,
  ),
  openCallsPerMinute: limit(
    "HEALIFY_LIMIT_OPEN_CALLS",
    "Calls per network and minute of each other address under /api/auth that needs no sign-in, such as forgotten passwords.",
    300,
  ),
  offline: {
    name: "HEALIFY_OFFLINE",
    meaning:
      "Whether browsers keep the app's own files, so that it opens without a connection and shows the emergency numbers; off also takes away what they kept.",
    shownDefault: "on",
    expected: "on or off",
    schema: z
      .enum(["on", "off"])
      .default("on")
      .transform((word) => word === "on"),
  },
  auditDays: {
    name: "HEALIFY_AUDIT_DAYS",
    meaning: "How many days the record of sign-ins and changes to accounts is kept.",
    shownDefault: "365",
    expected: "a whole number from 1 to 999999",
    schema: count(365),
  },
  ...captchaSettings,
  ...providerSettings,
  signingKeyDays: {
    name: "HEALIFY_SIGNING_KEY_DAYS",
    meaning:
      "After how many days the key that signs access tokens is followed by a new one. Nobody is signed out by it.",
    shownDefault: String(defaultSigningDays),
    expected: "a whole number from 1 to 999999",
    schema: count(defaultSigningDays),
  },
  questionsPerMinute: limit("HEALIFY_LIMIT_QUESTIONS", "Questions per person and minute.", 30),
  waitingQuestions: limit(
    "HEALIFY_LIMIT_WAITING",
    "Questions of one person that may wait for an answer at a time.",
    5,
  ),
  requestsUnderWay: limit(
    "HEALIFY_LIMIT_REQUESTS",
    "Requests that one gateway works on at a time, open streams aside; others are told to come back.",
    1000,
  ),
} satisfies Record<string, Setting<unknown>>;

export type GatewayLimits = {
  signInsPerMinute: number;
  failedSignInsPerMinute: number;
  signUpsPerMinute: number;
  networkFailuresPerMinute: number;
  openCallsPerMinute: number;
  questionsPerMinute: number;
  waitingQuestions: number;
  requestsUnderWay: number;
};

export type GatewayConfig = {
  mode: "embedded" | "distributed";
  host: string;
  port: number;
  /** An origin such as https://healify.example.org; null when people open this machine's own address. */
  publicUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** Absolute. */
  libraryFolder: string;
  logLevel: LogLevel;
  tracing: TracingSettings;
  trustedProxies: string[];
  signUp: "open" | "invited" | "closed";
  mailFrom: string | null;
  /** Whether the service worker is given out. */
  offline: boolean;
  limits: GatewayLimits;
  auditDays: number;
  signingKeyDays: number;
  captcha: CaptchaConfig | null;
  provider: ProviderConfig | null;
};

/** Kept apart from the config, so that a config can be shown. URLs may carry passwords. */
export type GatewaySecrets = {
  secret: string | null;
  previousSecret: string | null;
  databaseUrl: string | null;
  rabbitmqUrl: string | null;
  redisUrl: string | null;
  /** For the collector of traces. */
  otlpHeaders: Readonly<Record<string, string>>;
  smtpUrl: string | null;
  captchaSecret: string | null;
  oidcClientSecret: string | null;
};

/** Throws SettingsFault with everything that is wrong. */
export function readGatewaySettings(env: Env): { config: GatewayConfig; secrets: GatewaySecrets } {
  const values = readCheckedSettings(
    gatewaySettings,
    env,
    checkServiceSettings,
    checkMail,
    checkCaptcha,
    checkProvider,
  );
  const config: GatewayConfig = {
    mode: values.databaseUrl ? "distributed" : "embedded",
    host: values.host,
    port: values.port,
    publicUrl: values.publicUrl,
    dataDir: resolve(values.dataDir),
    libraryFolder: resolve(values.libraryFolder ?? `${values.dataDir}/library`),
    logLevel: values.logLevel,
    tracing: { share: values.traceShare, endpoint: values.otlpEndpoint },
    trustedProxies: values.trustedProxies,
    signUp: values.signUp,
    mailFrom: values.mailFrom,
    offline: values.offline,
    limits: {
      signInsPerMinute: values.signInsPerMinute,
      failedSignInsPerMinute: values.failedSignInsPerMinute,
      signUpsPerMinute: values.signUpsPerMinute,
      networkFailuresPerMinute: values.networkFailuresPerMinute,
      openCallsPerMinute: values.openCallsPerMinute,
      questionsPerMinute: values.questionsPerMinute,
      waitingQuestions: values.waitingQuestions,
      requestsUnderWay: values.requestsUnderWay,
    },
    auditDays: values.auditDays,
    signingKeyDays: values.signingKeyDays,
    captcha: captchaConfig(values),
    provider: providerConfig(values),
  };
  const { secret, previousSecret, databaseUrl, rabbitmqUrl, redisUrl } = values;
  const { otlpHeaders, smtpUrl, captchaSecret, oidcClientSecret } = values;
  const servers = { databaseUrl, rabbitmqUrl, redisUrl };
  return {
    config,
    secrets: {
      secret,
      previousSecret,
      ...servers,
      otlpHeaders,
      smtpUrl,
      captchaSecret,
      oidcClientSecret,
    },
  };
}

/** Links in mails are built from the public address alone, never from a request (rule 43). */
const checkMail: SettingsCheck = (env) => {
  const { smtpUrl, publicUrl, mailFrom } = gatewaySettings;
  if (!env[smtpUrl.name]) return [];
  return [publicUrl, mailFrom]
    .filter(({ name }) => !env[name])
    .map(({ name, expected }) => `${name} is not set: ${smtpUrl.name} needs it, ${expected}`);
};

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

function isNetwork(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}
