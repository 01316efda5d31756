/**
 * Whether traces are sent, and where to. The names of the address and its headers are those that OpenTelemetry gives
 * them everywhere; because others set these as well, they alone turn nothing on, and are looked at only once it is on.
 */
import { z } from "zod";
import type { Setting } from "../env.ts";

type Headers = Readonly<Record<string, string>>;

/** `off`, `on`, or a share from 0 (excluded) to 1. */
const shareSchema = z
  .union([
    z.literal("off").transform(() => 0),
    z.literal("on").transform(() => 1),
    z
      .string()
      .regex(/^(0?\.\d{1,9}|1(\.0)?)$/)
      .transform(Number)
      .refine((share) => share > 0),
  ])
  .default(0);

export const tracingSettings = {
  traceShare: {
    name: "HEALIFY_TRACES",
    meaning:
      "Whether OpenTelemetry traces are sent, of every request or of a share such as 0.1: ids and times, nobody's words.",
    shownDefault: "off",
    expected: "off, on, or a share between 0 and 1",
    schema: shareSchema,
  },
  otlpEndpoint: {
    name: "OTEL_EXPORTER_OTLP_ENDPOINT",
    meaning: "With HEALIFY_TRACES: the collector that takes them, over OTLP/HTTP.",
    shownDefault: "http://localhost:4318",
    expected: "a URL such as http://collector:4318",
    schema: z.string().default("http://localhost:4318"),
  },
  otlpHeaders: {
    name: "OTEL_EXPORTER_OTLP_HEADERS",
    meaning: "With HEALIFY_TRACES: headers for the collector, such as its key.",
    expected: "name=value pairs separated by commas, values percent-encoded",
    schema: z
      .string()
      .optional()
      .transform((text) => readHeaders(text ?? "") ?? {}),
    secret: true,
  },
} satisfies Record<string, Setting<unknown>>;

/** What is wrong with the address and its headers, once traces are on; one line each. */
export function tracingFaults(env: Readonly<Record<string, string | undefined>>): string[] {
  const { traceShare, otlpEndpoint, otlpHeaders } = tracingSettings;
  if (!traceShare.schema.safeParse(env[traceShare.name] || undefined).data) return [];
  const faults = [];
  const endpoint = env[otlpEndpoint.name];
  if (endpoint && !isHttpUrl(endpoint)) {
    faults.push(`${otlpEndpoint.name}: it needs ${otlpEndpoint.expected}`);
  }
  if (readHeaders(env[otlpHeaders.name] ?? "") === null) {
    faults.push(`${otlpHeaders.name}: it needs ${otlpHeaders.expected}`);
  }
  return faults;
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** As OpenTelemetry's exporter specification has it; null when a pair can't be read. */
function readHeaders(text: string): Headers | null {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  try {
    return Object.fromEntries(pairs.map(readHeader));
  } catch {
    return null;
  }
}

function readHeader(pair: string): [string, string] {
  const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
  if (name === undefined || value === undefined) throw new Error("not a header");
  return [name, decodeURIComponent(value)];
}
