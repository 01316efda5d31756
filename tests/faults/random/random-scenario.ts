/** Load without end, and one fault after the other, from a seed. */
import { setTimeout as delay } from "node:timers/promises";
import type { Asked, Lab } from "../driver/lab.ts";
import type { Scenario } from "../driver/workshop.ts";
import { insist } from "../scenarios/persist.ts";
import type { DistributedSystem } from "../systems/distributed.ts";
import type { EmbeddedSystem } from "../systems/embedded.ts";
import type { Mode } from "../systems/fault-system.ts";
import { distributedFaults, embeddedFaults, type RandomFault } from "./random-faults.ts";

/** Chat sessions that talk at a time. */
const talkers = 8;

export function randomScenario(mode: Mode, minutes: number): Scenario {
  const name = `random faults for ${minutes} min`;
  return mode === "embedded"
    ? { row: "*", name, mode, run: (lab) => mix(lab, embeddedFaults, minutes) }
    : { row: "*", name, mode, run: (lab) => mix(lab, distributedFaults, minutes) };
}

async function mix<System extends EmbeddedSystem | DistributedSystem>(
  lab: Lab<System>,
  faults: readonly RandomFault<System>[],
  minutes: number,
): Promise<void> {
  const until = Date.now() + minutes * 60_000;
  const talking = Array.from({ length: talkers }, (_, n) => talk(lab, n, until));
  while (Date.now() < until) {
    await delay(300 + lab.random.below(2500));
    await lab.random.pick(faults)?.(lab);
  }
  await lab.system.heal();
  await Promise.all(talking);
}

/** One chat session after the other: a few questions each, sometimes two at once, a second tab, a stop. */
async function talk(lab: Lab, person: number, until: number): Promise<void> {
  let last: Asked | null = null;
  while (Date.now() < until) {
    const gateway = lab.random.below(2);
    const sentences = 2 + lab.random.below(12);
    const options = {
      person,
      gateway,
      sentences,
      mayFail: true,
      mayBeStopped: lab.random.below(8) === 0,
    };
    const asked: Asked = lab.ask({
      ...options,
      ...(last && lab.random.below(3) > 0 ? { after: last.question } : {}),
    });
    last = asked;
    if (!(await asked.accepted)) continue;
    const extra: Promise<unknown>[] = [];
    if (lab.random.below(4) === 0) {
      extra.push(lab.read(asked.question, { by: "the second tab", person, gateway: gateway + 1 }));
    }
    if (options.mayBeStopped) {
      await delay(lab.random.below(1500));
      extra.push(insist(lab, asked, person, "stop"));
    }
    if (lab.random.below(4) > 0) await Promise.all([asked.done, ...extra]);
  }
}
