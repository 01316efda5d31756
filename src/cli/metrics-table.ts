/** All of Healify's own metrics, as the services make them, for docs/observability.md. */
import { Registry } from "prom-client";
import { z } from "zod";
import { createGatewayMetrics } from "#gateway/metrics.ts";
import { createQueueMetrics } from "#gateway/queue-metrics.ts";
import { describeBuild } from "#platform/metrics.ts";
import { createWorkerMetrics } from "#worker/metrics.ts";

type Row = { name: string; type: string; labels: string[]; help: string; told: Set<string> };

const metricSchema = z.object({
  name: z.string(),
  help: z.string(),
  labelNames: z.array(z.string()),
});

export async function metricRows(): Promise<Row[]> {
  const rows = new Map<string, Row>();
  for (const [service, registry] of Object.entries({ gateway: ofGateway(), worker: ofWorker() })) {
    const text = await registry.metrics();
    for (const metric of registry.getMetricsAsArray()) {
      const { name, help, labelNames: labels } = metricSchema.parse(metric);
      const type = new RegExp(`^# TYPE ${name} (\\w+)$`, "m").exec(text)?.[1] ?? "untyped";
      const row = rows.get(name) ?? { name, type, labels, help, told: new Set() };
      rows.set(name, row);
      row.told.add(service);
    }
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

export async function metricsMarkdown(): Promise<string> {
  const rows = (await metricRows()).map(({ name, type, labels, help, told }) => {
    const shown = labels.map((label) => `\`${label}\``).join(", ");
    return `| \`${name}\` | ${type} | ${shown} | ${[...told].join(", ")} | ${help} |`;
  });
  return ["| Metric | Type | Labels | From | Meaning |", "|---|---|---|---|---|", ...rows].join(
    "\n",
  );
}

const parts = { database: { kind: "" }, broker: { kind: "" } };

function ofGateway(): Registry {
  const registry = new Registry();
  createGatewayMetrics(registry);
  const nobodyKnows = () => Promise.reject(new Error("nothing runs"));
  createQueueMetrics(registry, { queue: nobodyKnows, depths: nobodyKnows });
  describeBuild(registry, parts);
  return registry;
}

function ofWorker(): Registry {
  const registry = new Registry();
  createWorkerMetrics(registry);
  describeBuild(registry, parts);
  return registry;
}
