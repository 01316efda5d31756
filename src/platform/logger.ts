/** One JSON line an event, on standard output; ids only. What looks like a secret or a person's words is redacted. */
import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";

export type { Logger };

/** Field names that must never reach a log, at any depth up to three. */
const redactedFields = [
  "password",
  "authorization",
  "Authorization",
  "cookie",
  "Cookie",
  "set-cookie",
  "Set-Cookie",
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
  const options: LoggerOptions = {
    level,
    base: null,
    redact: { paths, censor: "[redacted]" },
    // In place of pino's own, which writes a fault's message and stack.
    serializers: { err: withoutMessage },
    hooks: {
      // Before pino looks: it would take a fault's message for the line's own.
      logMethod(args, method) {
        const [first, ...rest] = args;
        method.apply(this, [withoutMessages(first), ...rest]);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

function withoutMessages(first: unknown): unknown {
  if (first instanceof Error) return { err: faultFields(first) };
  if (typeof first !== "object" || first === null) return first;
  const fields = Object.entries(first);
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutMessage(value)]));
}

function withoutMessage(value: unknown): unknown {
  return value instanceof Error ? faultFields(value) : value;
}

/** What may be told of a fault: its name and code, never its message, which may quote a person's words. */
export function faultFields(fault: unknown): { fault: string; code?: string } {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const code = "code" in fault ? fault.code : undefined;
  return { fault: fault.name, ...(typeof code === "string" ? { code } : {}) };
}

/** The shortest of the same: its code, or else its name. */
export function faultCode(thrown: unknown): string {
  const { fault, code } = faultFields(thrown);
  return code ?? fault;
}
