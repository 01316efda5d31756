/**
 * What a worker does for its operator: takes over the model that they chose, tries one that they want tried, and says
 * that it runs and what it answers with. Looked for every two seconds, and at once when a control message says so.
 */
import type { InstanceId, ModelTestId } from "#contracts/ids.ts";
import type { WorkerNote } from "#contracts/worker-note.ts";
import type { Schema } from "#database/schema.ts";
import type { Library } from "#library/library.ts";
import type { Database } from "#platform/database/database.ts";
import { ownVersion } from "#platform/metrics.ts";
import { Rounds } from "#platform/rounds.ts";
import { answerModelTest, type TestedModel, takeModelTest } from "#vault/model-tests.ts";
import type { Vault } from "#vault/vault.ts";
import { forgetWorker, noteWorker, workerPaceOf } from "#vault/worker-notes.ts";
import { tryModel } from "./language-model/try-model.ts";
import type { ModelInUse } from "./model-in-use.ts";

/** Each one waits for a stranger's server: no more than these at a time. */
const triesAtATime = 4;

export type OperatorsParts = {
  instanceId: InstanceId;
  database: Database<Schema>;
  vault: Vault;
  library: Library;
  model: ModelInUse;
  onFault: (fault: unknown) => void;
};

export class FollowOperator {
  readonly #parts: OperatorsParts;
  readonly #rounds: Rounds;
  readonly #closing = new AbortController();
  readonly #tries = new Set<Promise<void>>();
  readonly #startedAt = new Date().toISOString();
  #looking: Promise<void> = Promise.resolve();
  #told = "";
  #toldAt = 0;

  constructor(parts: OperatorsParts) {
    this.#parts = parts;
    const { onFault } = parts;
    this.#rounds = new Rounds({ work: () => this.look(), pauseMs: [2000, 2500], onFault });
    this.#rounds.start();
  }

  /** One look at a time. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look()).catch(this.#parts.onFault);
    return this.#looking;
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error("the worker closes"));
    await this.#rounds.close();
    await this.#looking;
    await Promise.all(this.#tries);
    const { database, instanceId, onFault } = this.#parts;
    await forgetWorker(database, instanceId).catch(onFault);
  }

  async #look(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    await this.#parts.model.look();
    await this.#tell();
    if (this.#tries.size < triesAtATime) await this.#takeTry();
  }

  async #tell(): Promise<void> {
    const { database, instanceId, library, model } = this.#parts;
    const note: WorkerNote = {
      version: ownVersion(),
      startedAt: this.#startedAt,
      model: model.told,
      libraryVersion: library.version,
    };
    const text = JSON.stringify(note);
    const isDue = performance.now() - this.#toldAt > workerPaceOf[database.kind].everyMs;
    if (text === this.#told && !isDue) return;
    await noteWorker(database, instanceId, note);
    this.#told = text;
    this.#toldAt = performance.now();
  }

  async #takeTry(): Promise<void> {
    const { database, vault, onFault } = this.#parts;
    const taken = await takeModelTest(database, vault.masterKeys);
    if (!taken) return;
    const trying = this.#try(taken.id, taken.tested).catch((fault) => {
      if (!this.#closing.signal.aborted) onFault(fault);
    });
    this.#tries.add(trying);
    void trying.finally(() => this.#tries.delete(trying));
  }

  async #try(id: ModelTestId, tested: TestedModel): Promise<void> {
    const { provider, model, address, key } = tested;
    const connection = { url: address ?? undefined, key: key ?? undefined };
    const result = await tryModel({ provider, model, connection }, this.#closing.signal);
    await answerModelTest(this.#parts.database, id, result);
  }
}
