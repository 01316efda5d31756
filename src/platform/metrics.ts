/**
 * Metrics that gateway and worker have in common: made once a registry, because embedded mode has one for both. Names
 * follow Prometheus: `_total` for what only grows, base units, `_info` for what describes.
 */
import { readFileSync } from "node:fs";
import { Counter, Gauge, type Registry } from "prom-client";
import { z } from "zod";

export type CounterPlan<L extends string> = {
  name: `healify_${string}_total`;
  help: string;
  labelNames?: readonly L[];
};

export function sharedCounter<L extends string = never>(
  registry: Registry,
  plan: CounterPlan<L>,
): Counter<L> {
  const made = registry.getSingleMetric<L>(plan.name);
  if (made instanceof Counter) return made;
  return new Counter<L>({ ...plan, labelNames: plan.labelNames ?? [], registers: [registry] });
}

/** For values that are looked up before they are read or made. The caches that are named start at 0. */
export function cacheCounters(registry: Registry, caches: readonly string[]) {
  const labelNames = ["cache"] as const;
  const counters = {
    hits: sharedCounter(registry, {
      name: "healify_cache_hits_total",
      help: "Look-ups that a cache answered, by cache.",
      labelNames,
    }),
    misses: sharedCounter(registry, {
      name: "healify_cache_misses_total",
      help: "Look-ups that a cache could not answer, by cache.",
      labelNames,
    }),
  };
  for (const cache of caches) {
    counters.hits.inc({ cache }, 0);
    counters.misses.inc({ cache }, 0);
  }
  return counters;
}

export type Parts = { database: { kind: string }; broker: { kind: string } };

/** Always 1: its labels say which version runs over what. */
export function describeBuild(registry: Registry, { database, broker }: Parts): void {
  const name = "healify_build_info";
  if (registry.getSingleMetric(name)) return;
  new Gauge({
    name,
    help: "Always 1; the version of Healify and of Node, and what it runs over.",
    labelNames: ["version", "node", "database", "broker"],
    registers: [registry],
  }).set(
    { version: ownVersion(), node: process.version, database: database.kind, broker: broker.kind },
    1,
  );
}

let version: string | null = null;

/** Of Healify. */
export function ownVersion(): string {
  version ??= readVersion();
  return version;
}

function readVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}
