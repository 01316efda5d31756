/**
 * `npm run bench`: what the reply pipeline costs, beside systems that do less.
 *
 *   npm run bench                      the five systems in three rounds
 *   npm run bench -- --quick           one short round, under five minutes
 *   npm run bench -- --profile <dir>   one short round of Healify alone, with CPU profiles written to <dir>
 *
 * Writes bench/results.json and bench/report.html.
 */
import { parseArgs } from "node:util";
import { compare } from "./comparison.ts";
import { startLoad } from "./load/load.ts";
import { startModel } from "./model/model.ts";
import { startDistributed, startEmbedded } from "./systems/healify.ts";
import { startServers } from "./systems/servers.ts";
import { direct, startFloor, startProxy } from "./systems/small-systems.ts";
import type { System } from "./systems/system.ts";

const people = 64;
const say = (line: string) => console.log(line);
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    profile: { type: "string" },
    only: { type: "string" },
  },
});
const quick = { rounds: 1, latencyMs: 5_000, saturationMs: 10_000, warmUpMs: 2_500 };
const thorough = { rounds: 3, latencyMs: 8_000, saturationMs: 15_000, warmUpMs: 3_000 };

const opened: { stop(): Promise<void> }[] = [];
const open = async <T extends { stop(): Promise<void> }>(part: T | Promise<T>): Promise<T> => {
  const ready = await part;
  opened.unshift(ready);
  return ready;
};

try {
  const servers = await open(startServers());
  const model = await open(startModel());
  const load = await open(startLoad());
  const options = { people, profiles: values.profile ?? null };
  const all: Record<System["name"], () => System | Promise<System>> = {
    direct: () => direct(model.url),
    proxy: () => startProxy(model.url),
    floor: () => startFloor(model.url, servers),
    embedded: () => startEmbedded(model.url, options),
    distributed: () => startDistributed(model.url, servers, options),
  };
  const systems: System[] = [];
  for (const [name, start] of Object.entries(all)) {
    if (!values.only || values.only.split(",").includes(name)) systems.push(await open(start()));
  }
  say(
    JSON.stringify(await compare({ systems, model, load, say }, values.quick ? quick : thorough)),
  );
} finally {
  for (const part of opened) await part.stop();
}
