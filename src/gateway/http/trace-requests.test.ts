import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openTracing } from "#platform/tracing/open-tracing.ts";
import type { Tracing } from "#platform/tracing/tracing.ts";
import { startTestGateway, type TestGateway } from "#tests/support/gateway.ts";
import { startTraceCollector, type TraceCollector } from "#tests/support/trace-collector.ts";
import { waitFor } from "#tests/support/wait-for.ts";

let collector: TraceCollector;
let tracing: Tracing;
let gateway: TestGateway;
const faults: unknown[] = [];

beforeEach(async () => {
  collector = await startTraceCollector();
  faults.length = 0;
});
afterEach(async () => {
  await gateway.close();
  await tracing.close();
  await collector.close();
});

async function start(share: number, env: Record<string, string> = {}): Promise<void> {
  tracing = await openTracing(
    { share, endpoint: collector.url },
    { name: "gateway", instanceId: "1", headers: {}, onFault: (fault) => void faults.push(fault) },
  );
  gateway = await startTestGateway({ env, deps: { tracing } });
}

const theirs = randomBytes(16).toString("hex");
const headers = { traceparent: `00-${theirs}-${randomBytes(8).toString("hex")}-01` };
const get = (path: string, more: Record<string, string> = {}) =>
  fetch(`${gateway.url}${path}`, { headers: { ...headers, ...more } });

async function spanOf(name: string) {
  await waitFor(() => collector.spans.some((span) => span.name === name), name);
  const span = collector.spans.find((one) => one.name === name);
  if (!span) throw new Error(`no span ${name}`);
  return span;
}

it("names a request by its route, and tells its status", async () => {
  await start(1);
  await get("/api/chat/sessions/secretly-named?cursor=whispered");
  const span = await spanOf("GET /api/chat/sessions/:sessionId");
  expect(span.attributes.get("http.response.status_code")).toBe(401);
  expect(span.attributes.has("error.type")).toBe(false);
  expect(collector.bodies.join()).not.toMatch(/secretly|whispered/);
});

it("goes on from nobody's trace but a trusted proxy's", async () => {
  await start(1);
  await get("/api/auth/me", { "x-forwarded-for": "203.0.113.7" });
  const span = await spanOf("GET /api/auth/me");
  expect(span.traceId).not.toBe(theirs);
  expect(span.parentSpanId ?? "").toBe("");
});

it("goes on from the trace of a trusted proxy, even outside of its own share", async () => {
  await start(0.000000001, { HEALIFY_TRUSTED_PROXIES: "127.0.0.1" });
  await get("/api/auth/me", { "x-forwarded-for": "203.0.113.7" });
  expect((await spanOf("GET /api/auth/me")).traceId).toBe(theirs);
});

it("begins a trace of its own where what a proxy brings is none", async () => {
  await start(1, { HEALIFY_TRUSTED_PROXIES: "127.0.0.1" });
  const none = `00-${"0".repeat(32)}-${"0".repeat(16)}-01`;
  await get("/api/auth/me", { "x-forwarded-for": "203.0.113.7", traceparent: none });
  expect((await spanOf("GET /api/auth/me")).traceId).not.toMatch(/^0+$/);
});

it("leaves probes and scrapes out", async () => {
  await start(1);
  for (const path of ["/livez", "/readyz", "/metrics"]) await get(path);
  await get("/api/auth/me");
  await spanOf("GET /api/auth/me");
  expect(collector.spans.map((span) => span.name)).toEqual(["GET /api/auth/me"]);
});

it("serves on while the collector refuses, and says so once", async () => {
  await start(1);
  collector.refuse(true);
  expect((await get("/api/auth/me")).status).toBe(401);
  await waitFor(() => faults.length > 0, "the fault");
  collector.refuse(false);
  await get("/api/auth/me");
  await spanOf("GET /api/auth/me");
  expect(faults).toHaveLength(1);
});
