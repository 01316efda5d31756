import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startTraceCollector, type TraceCollector } from "#tests/support/trace-collector.ts";
import { waitFor } from "#tests/support/wait-for.ts";
import { createLogger } from "../logger.ts";
import { openServiceTracing, openTracing } from "./open-tracing.ts";

let collector: TraceCollector;

beforeEach(async () => {
  collector = await startTraceCollector();
});
afterEach(() => collector.close());

const step = { name: "step", kind: "internal", attributes: { "healify.reply.id": "1" } } as const;
const open = (endpoint: string, share = 1) =>
  openTracing(
    { share, endpoint },
    { name: "service", instanceId: "instance", headers: {}, onFault: () => undefined },
  );

it("sends on closing what was not sent yet, under the service's name", async () => {
  const tracing = await open(`${collector.url}/`);
  const parent = tracing.start(step, null);
  const child = parent.child({ ...step, name: "child" });
  child.end();
  child.end();
  parent.end();
  await tracing.close();
  expect(collector.spans.map((span) => [span.name, span.service])).toEqual([
    ["child", "service"],
    ["step", "service"],
  ]);
  const [sentChild, sentParent] = collector.spans;
  expect(sentChild?.parentSpanId).toBe(sentParent?.spanId);
  expect(parent.traceparent).toBe(`00-${sentParent?.traceId}-${sentParent?.spanId}-01`);
});

it("leaves out what was left out where the trace began, and passes that on", async () => {
  const tracing = await open(collector.url);
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  const span = tracing.start(step, `00-${traceId}-00f067aa0ba902b7-00`);
  expect(span.recorded).toBe(false);
  expect(span.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
  expect(span.child(step).recorded).toBe(false);
  span.end();
  await tracing.close();
  expect(collector.spans).toEqual([]);
});

it("tells a fault by its code or name, never by its message", async () => {
  const tracing = await open(collector.url);
  const fault = Object.assign(new Error("they wrote: my knee"), { code: "model_refused" });
  const failing = Promise.reject(fault);
  await expect(tracing.start(step, null).during(failing)).rejects.toBe(fault);
  const other = Promise.reject(new TypeError("they wrote: my hip"));
  await expect(tracing.start(step, null).during(other)).rejects.toThrow();
  await expect(tracing.start(step, null).during(Promise.resolve(7))).resolves.toBe(7);
  await tracing.close();
  const types = collector.spans.map((span) => span.attributes.get("error.type"));
  expect(types).toEqual(["model_refused", "TypeError", undefined]);
  // 2 is "error", 0 "unset".
  expect(collector.spans.map((span) => span.status.code ?? 0)).toEqual([2, 2, 0]);
  expect(collector.bodies.join()).not.toMatch(/knee|hip/);
});

it("closes though the collector says nothing", async () => {
  const silent = createServer(() => undefined);
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  const sockets: { destroy(): void }[] = [];
  silent.on("connection", (socket) => sockets.push(socket));
  const tracing = await open(`http://127.0.0.1:${address.port}`);
  tracing.start(step, null).end();
  await tracing.close();
  await waitFor(() => sockets.length > 0, "its connection");
  for (const socket of sockets) socket.destroy();
  silent.close();
});

it("logs that a collector refuses, without what the traces hold", async () => {
  const refusing = createHttpServer((_request, response) => void response.writeHead(400).end());
  refusing.listen(0, "127.0.0.1");
  await once(refusing, "listening");
  const address = refusing.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  const lines: string[] = [];
  const tracing = await openServiceTracing(
    { share: 1, endpoint: `http://127.0.0.1:${address.port}` },
    { name: "service", instanceId: "instance", headers: {} },
    createLogger("error", { write: (line) => void lines.push(line) }),
  );
  tracing.start({ ...step, name: "whispered" }, null).end();
  await tracing.close();
  await waitFor(() => lines.length > 0, "the line");
  refusing.close();
  expect(lines[0]).toContain('"part":"tracing"');
  expect(lines.join()).not.toContain("whispered");
});
