/** Chooses whether there is tracing. Off, which is the default, none of OpenTelemetry's packages is loaded. */
import { faultFields, type Logger } from "../logger.ts";
import type { Tracing } from "./tracing.ts";
import { noTracing } from "./tracing-none.ts";

export type TracingSettings = {
  /** Of traces that begin here, 0 to 1; 0 is off. */
  share: number;
  /** An OTLP collector's base address, such as http://127.0.0.1:4318. */
  endpoint: string;
};

export type TracedService = {
  /** `service.name`, unless OTEL_SERVICE_NAME gives another. */
  name: string;
  instanceId: string;
  /** Sent with every export; may carry a key. */
  headers: Readonly<Record<string, string>>;
  /** The collector can't be reached, or refuses; told once until it takes something again. */
  onFault(fault: unknown): void;
};

export async function openTracing(
  settings: TracingSettings,
  service: TracedService,
): Promise<Tracing> {
  if (settings.share === 0) return noTracing;
  const { openOpenTelemetry } = await import("./tracing-opentelemetry.ts");
  return openOpenTelemetry(settings, service);
}

/** As a gateway and a worker have it: a collector's faults are logged. */
export function openServiceTracing(
  settings: TracingSettings,
  service: Omit<TracedService, "onFault">,
  logger: Logger,
): Promise<Tracing> {
  const onFault = (fault: unknown) =>
    logger.error({ part: "tracing", ...faultFields(fault) }, "fault met");
  return openTracing(settings, { ...service, onFault });
}
