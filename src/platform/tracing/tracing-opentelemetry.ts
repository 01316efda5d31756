/**
 * Tracing over OpenTelemetry: spans are sent in batches over OTLP/HTTP, beside the work and never waited for. While the
 * collector is away 2,048 spans are kept; what comes on top is dropped.
 */
import { setTimeout as delay } from "node:timers/promises";
import {
  type Context,
  isSpanContextValid,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { faultCode } from "../logger.ts";
import type { TracedService, TracingSettings } from "./open-tracing.ts";
import { formatTraceparent, parseTraceparent } from "./traceparent.ts";
import type { Span, SpanAttributes, SpanStart, Tracing } from "./tracing.ts";

const closeWithinMs = 3000;
const sendEveryMs = 1000;

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} satisfies Record<SpanStart["kind"], SpanKind>;

export function openOpenTelemetry(
  { share, endpoint }: TracingSettings,
  service: TracedService,
): Tracing {
  const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, headers: { ...service.headers } });
  const provider = new TracerProvider({
    resource: resourceOf(service),
    // What began elsewhere is traced when it is traced there.
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: tellingFaults(exporter, service.onFault),
        scheduledDelayMillis: sendEveryMs,
      }),
    ],
  });
  const tracer = provider.getTracer("healify");
  return {
    on: true,
    start: (start, traceparent) => startSpan(tracer, start, contextOf(traceparent)),
    async close() {
      const late = new AbortController();
      const closed = provider.shutdown().catch(service.onFault);
      const waited = delay(closeWithinMs, undefined, { signal: late.signal }).catch(
        () => undefined,
      );
      await Promise.race([closed, waited]);
      late.abort();
    },
  };
}

/** What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say goes first. */
function resourceOf({ name, instanceId }: TracedService): Resource {
  const ours = { "service.name": name, "service.instance.id": instanceId };
  return defaultResource()
    .merge(resourceFromAttributes(ours))
    .merge(detectResources({ detectors: [envDetector] }));
}

function tellingFaults(inner: SpanExporter, onFault: (fault: unknown) => void): SpanExporter {
  let failing = false;
  return {
    export(spans, done) {
      inner.export(spans, (result) => {
        if (result.error && !failing) onFault(result.error);
        failing = result.error !== undefined;
        done(result);
      });
    },
    forceFlush: async () => inner.forceFlush?.(),
    shutdown: () => inner.shutdown(),
  };
}

function contextOf(traceparent: string | null): Context {
  const parent = traceparent === null ? null : parseTraceparent(traceparent);
  return parent && isSpanContextValid(parent)
    ? trace.setSpanContext(ROOT_CONTEXT, parent)
    : ROOT_CONTEXT;
}

function startSpan(tracer: Tracer, { name, kind, attributes }: SpanStart, parent: Context): Span {
  return new OpenTelemetrySpan(
    tracer,
    tracer.startSpan(name, { kind: kinds[kind], attributes: { ...attributes } }, parent),
  );
}

class OpenTelemetrySpan implements Span {
  readonly #tracer: Tracer;
  readonly #span: OtelSpan;
  #ended = false;

  constructor(tracer: Tracer, span: OtelSpan) {
    this.#tracer = tracer;
    this.#span = span;
  }

  get recorded(): boolean {
    return this.#span.isRecording();
  }

  get traceparent(): string {
    return formatTraceparent(this.#span.spanContext());
  }

  child(start: SpanStart): Span {
    return startSpan(this.#tracer, start, trace.setSpan(ROOT_CONTEXT, this.#span));
  }

  set(attributes: SpanAttributes): void {
    this.#span.setAttributes({ ...attributes });
  }

  note(event: string): void {
    this.#span.addEvent(event);
  }

  fail(code: string): void {
    this.#span.setAttributes({ "error.type": code });
    this.#span.setStatus({ code: SpanStatusCode.ERROR });
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#span.end();
  }

  async during<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (fault) {
      this.fail(faultCode(fault));
      throw fault;
    } finally {
      this.end();
    }
  }
}
