/** One JSON line an event, on standard output; ids only. What looks like a secret or a person's words is redacted. */
import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";

export type { Logger };

/** Field names that must never reach a log, at any depth up to three. */
const redactedFields = [
  "password",
  "authorization",
  "cookie",
  "set-cookie",
  "accessToken",
  "refreshToken",
  "token",
  "secret",
  "email",
  "text",
  "body",
  "quote",
  "title",
];

export type LogLevel = "silent" | "error" | "warn" | "info" | "debug";

export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const paths = redactedFields.flatMap((field) => [
    `["${field}"]`,
    `*["${field}"]`,
    `*.*["${field}"]`,
  ]);
  const options: LoggerOptions = { level, base: null, redact: { paths, censor: "[redacted]" } };
  return destination ? pino(options, destination) : pino(options);
}

/** What may be told of a fault: its name and code, never its message, which may quote a person's words. */
export function faultFields(fault: unknown): { fault: string; code?: string } {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const code = "code" in fault ? fault.code : undefined;
  return { fault: fault.name, ...(typeof code === "string" ? { code } : {}) };
}
