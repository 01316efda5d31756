/** Keeps one system of each mode alive over many scenarios, and makes a new one where a scenario has spoiled it. */
import {
  DistributedSystem,
  type Servers,
  startServers,
  stopServers,
} from "../systems/distributed.ts";
import { EmbeddedSystem } from "../systems/embedded.ts";
import type { FaultSystem } from "../systems/fault-system.ts";
import { History } from "./history.ts";
import { Lab, type LabOptions, type Outcome } from "./lab.ts";
import { VirtualPerson } from "./person.ts";

const peopleCount = 4;

export type Scenario =
  | {
      row: string;
      name: string;
      mode: "embedded";
      run: (lab: Lab<EmbeddedSystem>) => Promise<void>;
    }
  | {
      row: string;
      name: string;
      mode: "distributed";
      run: (lab: Lab<DistributedSystem>) => Promise<void>;
    };

type Place<System> = { system: System; people: VirtualPerson[]; history: History };

export class Workshop {
  #servers: Servers | null = null;
  #embedded: Place<EmbeddedSystem> | null = null;
  #distributed: Place<DistributedSystem> | null = null;

  async run(scenario: Scenario, options: LabOptions): Promise<Outcome> {
    if (scenario.mode === "embedded") {
      this.#embedded ??= await settleIn(await EmbeddedSystem.start());
      return this.#judge(this.#embedded, scenario.run, options);
    }
    this.#servers ??= await startServers();
    this.#distributed ??= await settleIn(await DistributedSystem.start(this.#servers));
    return this.#judge(this.#distributed, scenario.run, options);
  }

  async #judge<System extends FaultSystem>(
    place: Place<System>,
    run: (lab: Lab<System>) => Promise<void>,
    options: LabOptions,
  ): Promise<Outcome> {
    place.history = new History();
    const lab = new Lab(place.system, place.people, place.history, options);
    let spoiled = true;
    try {
      await run(lab).catch((fault) => lab.expect(false, String(fault?.stack ?? fault)));
      const outcome = await lab.settle();
      for (const { question, invariant, detail } of outcome.violations) {
        console.log(`VIOLATED: ${invariant}: ${detail}`);
        if (question) console.log(place.history.tell(question));
      }
      spoiled = outcome.violations.length > 0;
      return outcome;
    } finally {
      if (spoiled) await this.#throwAway(place.system.mode);
    }
  }

  async #throwAway(mode: "embedded" | "distributed"): Promise<void> {
    const place = mode === "embedded" ? this.#embedded : this.#distributed;
    if (mode === "embedded") this.#embedded = null;
    else this.#distributed = null;
    await place?.system.close().catch((fault) => console.log(String(fault)));
    if (mode === "embedded" || !this.#servers) return;
    await stopServers(this.#servers);
    this.#servers = null;
  }

  /** What is left over although every scenario was content. */
  async close(): Promise<string[]> {
    const left = await this.#neverAcknowledged();
    await this.#throwAway("embedded");
    await this.#throwAway("distributed");
    if (this.#servers) await stopServers(this.#servers);
    return left;
  }

  /** Without their workers, requests that nobody acknowledged come back to the queue. */
  async #neverAcknowledged(): Promise<string[]> {
    if (!this.#distributed) return [];
    const { system } = this.#distributed;
    await system.stopWorkers();
    const { work } = await system.queues();
    return work > 0 ? [`${work} requests were never acknowledged`] : [];
  }
}

async function settleIn<System extends FaultSystem>(system: System): Promise<Place<System>> {
  const place: Place<System> = { system, people: [], history: new History() };
  for (let n = 0; n < peopleCount; n += 1) {
    const person = await VirtualPerson.signUp(
      `person ${n}`,
      () => system.gateways(),
      () => place.history,
    );
    if (n % 2 === 0) await person.tellOfThemself();
    place.people.push(person);
  }
  return place;
}
