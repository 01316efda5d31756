import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkServiceSettings, serviceSettings } from "../service-settings.ts";
import { openTracing } from "./open-tracing.ts";
import { formatTraceparent, parseTraceparent } from "./traceparent.ts";
import { noSpan, noTracing } from "./tracing-none.ts";
import { tracingSettings } from "./tracing-settings.ts";

const src = fileURLToPath(new URL("../../", import.meta.url));

/** The files of the server that hold `pattern`. */
const filesWith = (pattern: RegExp) =>
  globSync("**/*.ts", { cwd: src, exclude: ["web/**", "**/*.test.ts"] }).filter((file) =>
    pattern.test(readFileSync(join(src, file), "utf8")),
  );

describe("without tracing", () => {
  it("none of OpenTelemetry is imported but by the one file that is loaded when it is on", () => {
    const here = (file: string) => relative(src, fileURLToPath(new URL(file, import.meta.url)));
    expect(filesWith(/from "@opentelemetry\//)).toEqual([here("./tracing-opentelemetry.ts")]);
    expect(filesWith(/from "[^"]*tracing-opentelemetry\.ts"/)).toEqual([]);
    expect(filesWith(/import\("[^"]*tracing-opentelemetry\.ts"\)/)).toEqual([
      here("./open-tracing.ts"),
    ]);
  });

  it("every span is the same, and work is handed back as it is", async () => {
    const service = { name: "x", instanceId: "1", headers: {}, onFault: () => undefined };
    const tracing = await openTracing({ share: 0, endpoint: "http://127.0.0.1:1" }, service);
    expect(tracing).toBe(noTracing);
    const start = { name: "one", kind: "internal", attributes: {} } as const;
    expect(tracing.start(start, null)).toBe(noSpan);
    expect(noSpan.child(start)).toBe(noSpan);
    const work = Promise.resolve(1);
    expect(noSpan.during(work)).toBe(work);
  });
});

describe("a traceparent", () => {
  const ids = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7" };
  const text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  it("is read and written as W3C Trace Context has it", () => {
    expect(parseTraceparent(text)).toEqual({ ...ids, traceFlags: 1, isRemote: true });
    expect(formatTraceparent({ ...ids, traceFlags: 1 })).toBe(text);
    expect(formatTraceparent({ ...ids, traceFlags: 0 })).toBe(text.replace(/1$/, "0"));
  });

  it.each([
    "",
    "on",
    text.toUpperCase(),
    `ff${text.slice(2)}`,
    text.slice(0, -1),
    `${text}\n`,
    ` ${text}`,
  ])("is not %j", (other) => {
    expect(parseTraceparent(other)).toBeNull();
  });
});

describe("the settings", () => {
  const { traceShare, otlpHeaders } = tracingSettings;

  it.each([
    [undefined, 0],
    ["off", 0],
    ["on", 1],
    ["1", 1],
    ["0.25", 0.25],
    [".5", 0.5],
  ])("take %j as a share of %d", (text, share) => {
    expect(traceShare.schema.parse(text)).toBe(share);
  });

  it.each(["yes", "0", "0.0", "2", "-1", "1.5", "10%"])("refuse %j as a share", (text) => {
    expect(traceShare.schema.safeParse(text).success).toBe(false);
  });

  it("read the collector's headers", () => {
    const read = otlpHeaders.schema.parse("api-key=a%2Cb%3D, x-team = health ");
    expect(read).toEqual({ "api-key": "a,b=", "x-team": "health" });
  });

  it("look at the collector only when traces are on", () => {
    const wrong = {
      OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4317",
      OTEL_EXPORTER_OTLP_HEADERS: "sec%ret",
    };
    expect(checkServiceSettings(wrong)).toEqual([]);
    const faults = checkServiceSettings({ ...wrong, HEALIFY_TRACES: "on" });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain("ret");
    expect(Object.keys(serviceSettings)).toEqual(
      expect.arrayContaining(Object.keys(tracingSettings)),
    );
  });
});
