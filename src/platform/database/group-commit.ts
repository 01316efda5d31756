/**
 * Writes that arrive together commit together. Each runs in its own savepoint inside one immediate transaction, so
 * one that fails undoes only itself; one commit, and so one sync, serves the whole batch. If that commit fails, all
 * of the batch are told so.
 */
import type { DatabaseSync } from "node:sqlite";
import { runInsideWrite } from "./database.ts";

/** Keeps one batch short, so that the event loop and the first of its writers don't wait long. */
const batchLimit = 64;

type Write = { run: () => Promise<void>; settle: (commitFault: unknown) => void };

export class GroupCommit {
  readonly #database: DatabaseSync;
  #queue: Write[] = [];
  #draining: Promise<void> | null = null;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let outcome: { value: T } | { fault: unknown } | null = null;
      this.#queue.push({
        run: async () => {
          outcome = await this.#inSavepoint(work);
        },
        settle: (commitFault) => {
          if (outcome && "fault" in outcome) reject(outcome.fault);
          else if (commitFault || !outcome)
            reject(commitFault ?? new Error("the write did not run"));
          else resolve(outcome.value);
        },
      });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when nothing is left to write. */
  async idle(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      // The callers and the sockets have their turn before each sync: what they write by then comes along.
      await new Promise(setImmediate);
      const batch = this.#queue.splice(0, batchLimit);
      const fault = await this.#commit(batch);
      for (const write of batch) write.settle(fault);
    }
    this.#draining = null;
  }

  /** Null once committed, else why not. */
  async #commit(batch: readonly Write[]): Promise<unknown> {
    try {
      this.#database.exec("begin immediate");
      for (const write of batch) await runInsideWrite(write.run);
      this.#database.exec("commit");
      return null;
    } catch (fault) {
      if (this.#database.isTransaction) this.#database.exec("rollback");
      return fault;
    }
  }

  async #inSavepoint<T>(work: () => Promise<T>): Promise<{ value: T } | { fault: unknown }> {
    this.#database.exec("savepoint one_write");
    try {
      const value = await work();
      this.#database.exec("release one_write");
      return { value };
    } catch (fault) {
      // A full disk may have rolled the whole transaction back already; then the batch fails as one.
      if (!this.#database.isTransaction) throw fault;
      this.#database.exec("rollback to one_write; release one_write");
      return { fault };
    }
  }
}
