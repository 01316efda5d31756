/** What a run found, in bench/results.json: the comparison and each growth series by themselves, the last of each. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { describeMachine, describeVersions } from "../measure/machine.ts";

const file = fileURLToPath(new URL("../results.json", import.meta.url));

const comparedSchema = z.object({
  p50: z.number(),
  p99: z.number(),
  /** Of the medians, against direct to the model in the same round. */
  overDirect: z.number(),
  ratioToDirect: z.number(),
});
export type Compared = z.infer<typeof comparedSchema>;

const byClientsSchema = z.object({ c1: comparedSchema, c16: comparedSchema, c64: comparedSchema });
export type ByClients = z.infer<typeof byClientsSchema>;

const systemFiguresSchema = z.object({
  firstTokenMs: byClientsSchema,
  endMs: byClientsSchema,
  answersPerSecond: z.number(),
  cpuSecondsPer1000: z.number(),
  rssMb: z.number(),
  /** Of the load process and the model, which are not the system. */
  besideCpuSecondsPer1000: z.number(),
  /** Of the answers given, those for which the model was asked: less than 1 would be answers from a cache. */
  modelCallsPerAnswer: z.number(),
  failures: z.number(),
});
export type SystemFigures = z.infer<typeof systemFiguresSchema>;

const systemsSchema = z.object({
  direct: systemFiguresSchema,
  proxy: systemFiguresSchema,
  floor: systemFiguresSchema,
  embedded: systemFiguresSchema,
  distributed: systemFiguresSchema,
});
export type Systems = z.infer<typeof systemsSchema>;

const circumstancesSchema = z.object({
  takenAt: z.string(),
  cpu: z.string(),
  cores: z.number(),
  memoryGb: z.number(),
  system: z.string(),
  /** Load average before the run: over 0.5, something else was running. */
  loadBefore: z.number(),
  versions: z.record(z.string(), z.string()),
});

/** One size, and what was measured there; the unit is in each name. */
const pointSchema = z.object({ size: z.number(), figures: z.record(z.string(), z.number()) });
export type GrowthPoint = z.infer<typeof pointSchema>;

const seriesSchema = z.object({
  of: z.string(),
  mode: z.enum(["embedded", "distributed"]),
  machine: circumstancesSchema,
  points: z.array(pointSchema),
});
export type GrowthSeries = z.infer<typeof seriesSchema>;

const resultsSchema = z.object({
  machine: circumstancesSchema.optional(),
  rounds: z.number().optional(),
  systems: systemsSchema.optional(),
  growth: z.record(z.string(), seriesSchema),
});
export type Results = z.infer<typeof resultsSchema>;

export function readResults(): Results {
  if (!existsSync(file)) return { growth: {} };
  return resultsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

export function writeResults(results: Results): void {
  const rounded = JSON.stringify(results, (_, value) => roundNumber(value), 2);
  writeFileSync(file, `${rounded}\n`);
}

/** To be taken before the run. */
export function circumstances(): z.infer<typeof circumstancesSchema> {
  return { takenAt: new Date().toISOString(), ...describeMachine(), versions: describeVersions() };
}

/** Four significant digits: more would only look exact. */
function roundNumber(value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value)
    ? Number(value.toPrecision(4))
    : value;
}
