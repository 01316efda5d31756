import type { BenchModel } from "../model/model.ts";
import {
  type HealifyOptions,
  type HealifySystem,
  startDistributed,
  startEmbedded,
} from "../systems/healify.ts";
import { startServers } from "../systems/servers.ts";
import type { GrowthParts } from "./growth.ts";

/** Healify in the mode of the series, closed with it; the servers are started where it needs them. */
export async function startHealify(
  { mode, opened }: GrowthParts,
  model: BenchModel,
  options: HealifyOptions,
): Promise<HealifySystem> {
  if (mode === "embedded") return opened.add(startEmbedded(model.url, options));
  return opened.add(startDistributed(model.url, await opened.add(startServers()), options));
}
