/** The five systems side by side: first token and end as the model speaks, then how much they take at all. */
import type { Load, LoadResult } from "./load/load.ts";
import { median, type Spread, spreadOf } from "./measure/percentiles.ts";
import type { BenchModel } from "./model/model.ts";
import { atOnce, speaking } from "./model/pace.ts";
import type { ByClients, Compared, SystemFigures, Systems } from "./report/results.ts";
import type { System, SystemName } from "./systems/system.ts";

export const clientCounts = [1, 16, 64] as const;
const saturatingClients = 64;
const heatingClients = 16;

export type ComparisonPlan = {
  rounds: number;
  latencyMs: number;
  saturationMs: number;
  /** Before each measurement. */
  warmUpMs: number;
  /** Once, before all measurements: a system that has just started would be measured while its code is compiled. */
  heatMs: number;
};

type Round = {
  latency: Map<number, { first: Spread; end: Spread }>;
  saturated: LoadResult & { modelCalls: number; answers: number; modelCpuSeconds: number };
  failures: number;
};

export type Parts = {
  systems: readonly System[];
  model: BenchModel;
  load: Load;
  say: (line: string) => void;
};

export async function compare(parts: Parts, plan: ComparisonPlan): Promise<Systems> {
  await heat(parts, plan);
  const rounds = new Map<SystemName, Round[]>(parts.systems.map(({ name }) => [name, []]));
  for (let number = 1; number <= plan.rounds; number += 1) {
    parts.say(`round ${number} of ${plan.rounds}`);
    for (const [name, round] of await runRound(parts, plan)) rounds.get(name)?.push(round);
  }
  return combine(rounds);
}

/** Each as long as the others, as the model speaks. */
async function heat({ systems, model, load }: Parts, { heatMs }: ComparisonPlan): Promise<void> {
  await model.setPace(speaking);
  for (const { target, pids } of systems) {
    await load.run({ target, pids, clients: heatingClients, warmUpMs: 0, measureMs: heatMs });
  }
}

/** One phase of all systems after the other, so that what else the machine does meets them alike. */
async function runRound(parts: Parts, plan: ComparisonPlan): Promise<Map<SystemName, Round>> {
  const { systems, model, load, say } = parts;
  const latency = new Map<SystemName, Round["latency"]>(
    systems.map(({ name }) => [name, new Map()]),
  );
  const failures = new Map<SystemName, number>();
  const note = (name: SystemName, { failures: failed }: LoadResult) => {
    failures.set(name, (failures.get(name) ?? 0) + failed.length);
    if (failed.length > 0) say(`  ${name}: ${failed.length} failed, such as: ${failed[0]}`);
  };
  await model.setPace(speaking);
  for (const clients of clientCounts) {
    for (const { name, target, pids } of systems) {
      const measureMs = plan.latencyMs;
      const result = await load.run({ target, clients, pids, measureMs, warmUpMs: plan.warmUpMs });
      note(name, result);
      const first = spreadOf(result.firstMs);
      latency.get(name)?.set(clients, { first, end: spreadOf(result.endMs) });
      say(
        `  ${name}, ${clients} clients: first token ${first.p50.toFixed(1)} ms (p99 ${first.p99.toFixed(1)}), ${result.firstMs.length} answers`,
      );
    }
  }
  await model.setPace(atOnce);
  const round = new Map<SystemName, Round>();
  for (const { name, target, pids } of systems) {
    const saturated = await saturate(parts, { target, pids, name }, plan);
    note(name, saturated);
    round.set(name, {
      saturated,
      latency: latency.get(name) ?? new Map(),
      failures: failures.get(name) ?? 0,
    });
  }
  return round;
}

async function saturate(
  { load, model, say }: Parts,
  { name, target, pids }: Pick<System, "name" | "target" | "pids">,
  plan: ComparisonPlan,
): Promise<Round["saturated"]> {
  const callsBefore = (await model.calls()).calls;
  const result = await load.run({
    target,
    pids,
    clients: saturatingClients,
    measureMs: plan.saturationMs,
    warmUpMs: plan.warmUpMs,
    besides: [model.pid],
  });
  const modelCalls = (await model.calls()).calls - callsBefore;
  const answers = result.endMs.length;
  say(
    `  ${name}, saturated: ${(answers / result.seconds).toFixed(0)} answers/s, ${((1000 * result.cpuSeconds) / answers).toFixed(2)} CPU-s per 1000, ${result.rssMb.toFixed(0)} MB`,
  );
  return { ...result, answers, modelCalls, modelCpuSeconds: result.besidesCpuSeconds };
}

function combine(rounds: ReadonlyMap<SystemName, readonly Round[]>): Systems {
  const direct = rounds.get("direct") ?? [];
  const figuresOf = (name: SystemName): SystemFigures => {
    const own = rounds.get(name) ?? [];
    const over = (pick: (round: Round) => number) => median(own.map(pick));
    const perThousand = (pick: (round: Round) => number) =>
      over((round) => (1000 * pick(round)) / round.saturated.answers);
    return {
      firstTokenMs: byClients((clients) => compared(own, direct, clients, "first")),
      endMs: byClients((clients) => compared(own, direct, clients, "end")),
      answersPerSecond: over(({ saturated }) => saturated.answers / saturated.seconds),
      cpuSecondsPer1000: perThousand(({ saturated }) => saturated.cpuSeconds),
      rssMb: over(({ saturated }) => saturated.rssMb),
      besideCpuSecondsPer1000: perThousand(
        ({ saturated }) => saturated.loadCpuSeconds + saturated.modelCpuSeconds,
      ),
      modelCallsPerAnswer: over(({ saturated }) => saturated.modelCalls / saturated.questionsUsed),
      failures: own.reduce((sum, round) => sum + round.failures, 0),
    };
  };
  return {
    direct: figuresOf("direct"),
    proxy: figuresOf("proxy"),
    floor: figuresOf("floor"),
    embedded: figuresOf("embedded"),
    distributed: figuresOf("distributed"),
  };
}

function byClients(of: (clients: number) => Compared): ByClients {
  return { c1: of(1), c16: of(16), c64: of(64) };
}

function compared(
  own: readonly Round[],
  direct: readonly Round[],
  clients: number,
  moment: "first" | "end",
): Compared {
  const spreads = own.map((round) => round.latency.get(clients)?.[moment]);
  const base = direct.map((round) => round.latency.get(clients)?.[moment]);
  const p50s = spreads.map((spread) => spread?.p50 ?? Number.NaN);
  const directP50s = base.map((spread) => spread?.p50 ?? Number.NaN);
  return {
    p50: median(p50s),
    p99: median(spreads.map((spread) => spread?.p99 ?? Number.NaN)),
    overDirect: median(p50s.map((p50, round) => p50 - (directP50s[round] ?? Number.NaN))),
    ratioToDirect: median(p50s.map((p50, round) => p50 / (directP50s[round] ?? Number.NaN))),
  };
}
