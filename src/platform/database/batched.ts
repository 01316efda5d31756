/**
 * Requests for the same use case go to the database together, in one set of statements. The first goes at once, with
 * those of the same turn of the event loop; what arrives while it is under way makes up the next batch. So a lone
 * request waits for nobody, and the busier the process, the less each request costs.
 *
 * A batch that fails as a whole is run again, each of its members alone: what one of them has done wrong, or is
 * locked out of, harms nobody else. Only a database that is away is told to all at once.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { AliasedRawBuilder } from "kysely";
import { type Database, type DatabaseKind, refuseInsideWrite } from "./database.ts";
import { isContention, isDatabaseUnavailable } from "./database-fault.ts";

/** Keeps one batch short: its first member waits for its last. */
const largestBatch = 64;

/** Batches under way at a time. Postgres can work on one while another waits for its sync. */
const lanesOf: Record<DatabaseKind, number> = { sqlite: 1, postgres: 2 };

export type BatchPlan<Schema, Request, Outcome> = {
  /**
   * One outcome for each request, in their order. When it rejects nothing of any of them may stay: a refusal of one
   * is an outcome. Requests come in the order in which they were made.
   */
  run(database: Database<Schema>, requests: readonly Request[]): Promise<readonly Outcome[]>;
  /** Requests that share one of these names don't go in the same batch. */
  apart?(request: Request): readonly string[];
};

/** The use case for one request. Rejects as it would have alone. */
export function batched<Schema, Request, Outcome>(
  plan: BatchPlan<Schema, Request, Outcome>,
): (database: Database<Schema>, request: Request) => Promise<Outcome> {
  const queues = new WeakMap<Database<Schema>, BatchQueue<Schema, Request, Outcome>>();
  return (database, request) => {
    refuseInsideWrite();
    const queue = queues.get(database) ?? new BatchQueue(plan, database);
    queues.set(database, queue);
    return queue.add(request);
  };
}

/** Finds one row by its id, together with what else is being looked for. Null when it isn't there. */
export function batchedLookUp<Schema, Row extends { id: string }>(
  find: (
    database: Database<Schema>,
    wanted: AliasedRawBuilder<{ id: string }, "wanted">,
  ) => Promise<Row[]>,
): (database: Database<Schema>, id: string) => Promise<Row | null> {
  return batched<Schema, string, Row | null>({
    async run(database, ids) {
      const rows = [...new Set(ids)].map((id) => ({ id }));
      const found = await find(database, database.list(rows, { id: "text" }).as("wanted"));
      const byId = new Map<string, Row>(found.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
  });
}

type Member<Request, Outcome> = {
  request: Request;
  resolve: (outcome: Outcome) => void;
  reject: (fault: unknown) => void;
};

/** A batch belongs to none of its members: it inherits nobody's trace and nobody's transaction. */
const onItsOwn = AsyncLocalStorage.snapshot();

class BatchQueue<Schema, Request, Outcome> {
  readonly #plan: BatchPlan<Schema, Request, Outcome>;
  readonly #database: Database<Schema>;
  #waiting: Member<Request, Outcome>[] = [];
  #freeLanes: number;
  #gathering = false;

  constructor(plan: BatchPlan<Schema, Request, Outcome>, database: Database<Schema>) {
    this.#plan = plan;
    this.#database = database;
    this.#freeLanes = lanesOf[database.kind];
  }

  add(request: Request): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.push({ request, resolve, reject });
    this.#gather();
    return promise;
  }

  #gather(): void {
    if (this.#gathering || this.#freeLanes === 0 || this.#waiting.length === 0) return;
    this.#gathering = true;
    onItsOwn(setImmediate, () => void this.#useLane());
  }

  async #useLane(): Promise<void> {
    this.#gathering = false;
    this.#freeLanes -= 1;
    const batch = this.#take();
    // Whoever can't come along goes by the other lane.
    this.#gather();
    await this.#run(batch);
    this.#freeLanes += 1;
    this.#gather();
  }

  #take(): Member<Request, Outcome>[] {
    const batch: Member<Request, Outcome>[] = [];
    const names = new Set<string>();
    this.#waiting = this.#waiting.filter((member) => {
      const own = this.#plan.apart?.(member.request) ?? [];
      if (batch.length === largestBatch || own.some((name) => names.has(name))) return true;
      for (const name of own) names.add(name);
      batch.push(member);
      return false;
    });
    return batch;
  }

  /** Never rejects. Members that are run again alone are not waited for: one may be locked out for seconds. */
  async #run(batch: readonly Member<Request, Outcome>[]): Promise<void> {
    try {
      const requests = batch.map(({ request }) => request);
      const outcomes = await this.#plan.run(this.#database, requests);
      if (outcomes.length !== batch.length) throw new Error("not every request had its outcome");
      for (const [place, outcome] of outcomes.entries()) batch[place]?.resolve(outcome);
    } catch (fault) {
      if (batch.length > 1 && mayBeOneMembers(fault)) {
        for (const member of batch) void this.#run([member]);
      } else for (const { reject } of batch) reject(fault);
    }
  }
}

function mayBeOneMembers(fault: unknown): boolean {
  return isContention(fault) || !isDatabaseUnavailable(fault);
}
