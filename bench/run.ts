/**
 * `npm run bench`: what the reply pipeline costs, beside systems that do less, and how that grows.
 *
 *   npm run bench                       the five systems in three rounds
 *   npm run bench -- --quick            one short round, under five minutes
 *   npm run bench -- --web vitals       when pages are drawn, what shifts, how soon they answer, beside an empty page
 *   npm run bench -- --growth <series>  streams, sessions, history, library or accounts; with --mode embedded|distributed
 *
 * Writes bench/results.json and bench/report.html.
 */
import { compare } from "./comparison.ts";
import { growthNames, measureGrowth } from "./growth/growth.ts";
import { startLoad } from "./load/load.ts";
import { Opened } from "./measure/opened.ts";
import { readOptions } from "./measure/read-options.ts";
import { startModel } from "./model/model.ts";
import { writeReport } from "./report/report.ts";
import { circumstances, readResults, writeResults } from "./report/results.ts";
import { startDistributed, startEmbedded } from "./systems/healify.ts";
import { startServers } from "./systems/servers.ts";
import { direct, startFloor, startProxy } from "./systems/small-systems.ts";

/** As many as the most clients. */
const people = 64;
const quick = { rounds: 1, latencyMs: 5_000, saturationMs: 10_000, warmUpMs: 2_500, heatMs: 6_000 };
const thorough = {
  rounds: 3,
  latencyMs: 8_000,
  saturationMs: 15_000,
  warmUpMs: 3_000,
  heatMs: 6_000,
};

const say = (line: string) => console.log(line);
const values = readOptions({
  quick: { type: "boolean", default: false },
  growth: { type: "string" },
  mode: { type: "string", default: "distributed" },
  web: { type: "string" },
});
const opened = new Opened();
try {
  if (values.web === undefined) await systems();
  else if (values.web === "vitals") await import("./web-vitals.ts");
  else throw new Error("--web takes vitals");
} finally {
  await opened.close();
}

async function systems(): Promise<void> {
  if (values.growth === undefined) await comparison();
  else await growth(values.growth, values.mode);
  writeReport(readResults());
}

async function comparison(): Promise<void> {
  const machine = circumstances();
  const plan = values.quick ? quick : thorough;
  const servers = await opened.add(startServers());
  const model = await opened.add(startModel());
  const load = await opened.add(startLoad());
  const systems = [
    await opened.add(direct(model.url)),
    await opened.add(startProxy(model.url)),
    await opened.add(startFloor(model.url, servers)),
    await opened.add(startEmbedded(model.url, { people })),
    await opened.add(startDistributed(model.url, servers, { people })),
  ];
  const compared = await compare({ systems, model, load, say }, plan);
  writeResults({ ...readResults(), machine, rounds: plan.rounds, systems: compared });
}

async function growth(wanted: string, wantedMode: string): Promise<void> {
  const name = growthNames.find((each) => each === wanted);
  const mode = (["embedded", "distributed"] as const).find((each) => each === wantedMode);
  if (!name || !mode) throw new Error(`--growth takes one of ${growthNames.join(", ")}`);
  const series = await measureGrowth(name, mode, opened, say);
  const results = readResults();
  results.growth[`${name}-${series.mode}`] = series;
  writeResults(results);
}
